import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';

const LOADER = new URL('./load-embedded.ts', import.meta.url).href;

/** How a process ends that loads the server and has failed at something. */
function exitCodeAfter(load: string): Promise<number> {
	const script = `${load}; process.exitCode = 3;`;
	return new Promise((resolve) => {
		const child = execFile(process.execPath, ['--input-type=module', '--eval', script]);
		child.once('exit', (code) => resolve(code ?? -1));
	});
}

test('a run that failed ends as failed, although a PostgreSQL was loaded in it', async () => {
	const load = `const { loadEmbedded } = await import('${LOADER}'); await loadEmbedded()`;
	expect(await exitCodeAfter(load)).toBe(3);
});
