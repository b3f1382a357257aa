import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { commandLineFile } from '../cli/command-line-file.ts';

/** The command line on the data of a server that is running. */
export async function runBeside(dataDir: string, words: string[]): Promise<string> {
	const env = { ...process.env, DATA_DIR: dataDir, OPVANGBORD_DEMO: '1' };
	const { stdout } = await promisify(execFile)(process.execPath, [commandLineFile(), ...words], {
		env
	});
	return stdout;
}
