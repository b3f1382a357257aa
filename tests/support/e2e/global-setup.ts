import { bundleCommandLine } from '../cli/bundle-command-line.ts';
import { shareExample } from './demo-server.ts';

/** What every worker would make again: the command line in few files, and the example to copy from. */
export default async function setUp(): Promise<() => Promise<void>> {
	const removeBundle = await bundleCommandLine();
	const removeExample = await shareExample();
	return async () => {
		await removeExample();
		await removeBundle();
	};
}
