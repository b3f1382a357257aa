import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openCommandLine } from '../tests/support/cli/run-command.ts';

test('help names every command there is, and what the exit codes mean', async () => {
	const line = await openCommandLine();
	const { code, out } = await line.run(['help']);
	await line.remove();
	const files = await readdir(new URL('./commands/', import.meta.url));
	for (const file of files)
		expect(out).toMatch(new RegExp(`^  ${file.replace('.ts', '')}\\b`, 'm'));
	expect(out).toMatch(/2 +something has to be answered first; nothing was written/);
	expect(code).toBe(0);
});

test('a command that is none is told apart from help (code 1)', async () => {
	const line = await openCommandLine();
	const { code, err } = await line.run(['imprt']);
	await line.remove();
	expect(err).toContain('There is no command "imprt".');
	expect(err).toContain('import FILE');
	expect(code).toBe(1);
});
