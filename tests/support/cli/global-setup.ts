import type { TestProject } from 'vitest/node';
import { bundleCommandLine } from './bundle-command-line.ts';

/** Made anew when a watched file changes. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
	let remove = await bundleCommandLine();
	project.onTestsRerun(async () => {
		await remove();
		remove = await bundleCommandLine();
	});
	return () => remove();
}
