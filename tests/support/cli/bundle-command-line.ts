import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { COMMAND_LINE_SOURCE, useCommandLine } from './command-line-file.ts';

/** In the place of the source for all that is called from here on; gives what takes it away again. */
export async function bundleCommandLine(): Promise<() => Promise<void>> {
	const folder = await mkdtemp(join(tmpdir(), 'opvangbord-command-line-'));
	await bundleInto(folder);
	// Read from beside the code that reads it.
	await cp('cli/demo-data', join(folder, 'demo-data'), { recursive: true });
	useCommandLine(join(folder, 'opvangbord.mjs'));
	return () => rm(folder, { recursive: true, force: true });
}

/** With its packages: to find and read nine hundred files one by one is nine tenths of a short command's work. */
async function bundleInto(folder: string): Promise<void> {
	await build({
		configFile: false,
		logLevel: 'error',
		publicDir: false,
		ssr: { noExternal: true, external: ['pg-native', '@opentelemetry/api'] },
		build: {
			ssr: COMMAND_LINE_SOURCE,
			outDir: folder,
			target: 'node24',
			minify: false,
			rolldownOptions: {
				output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' }
			}
		}
	});
}
