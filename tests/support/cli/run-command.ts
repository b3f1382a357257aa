import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLineFile } from './command-line-file.ts';

export type Ran = { code: number; out: string; err: string };

/** The real command line on a data directory of its own. */
export type CommandLine = {
	dataDir: string;
	run(words: string[], extra?: { stdin?: string; env?: Record<string, string> }): Promise<Ran>;
	/** A second one that starts from what stands here now. */
	copy(): Promise<CommandLine>;
	remove(): Promise<void>;
};

export async function openCommandLine(file = commandLineFile()): Promise<CommandLine> {
	return commandLineOn(await mkdtemp(join(tmpdir(), 'opvangbord-cli-')), file);
}

function commandLineOn(dataDir: string, file: string): CommandLine {
	return {
		dataDir,
		run: (words, { stdin = '', env = {} } = {}) =>
			runCommand([file, ...words], { DATA_DIR: dataDir, ...env }, stdin),
		copy: async () => {
			const other = await openCommandLine(file);
			await cp(dataDir, other.dataDir, { recursive: true });
			return other;
		},
		remove: () => rm(dataDir, { recursive: true, force: true })
	};
}

function runCommand(args: string[], env: Record<string, string>, stdin: string): Promise<Ran> {
	const { promise, resolve } = Promise.withResolvers<Ran>();
	const { OPVANGBORD_DEMO: _, ...rest } = process.env;
	const child = execFile(process.execPath, args, { env: { ...rest, ...env } }, (_error, out, err) =>
		resolve({ code: child.exitCode ?? -1, out, err })
	);
	child.stdin!.end(stdin);
	return promise;
}
