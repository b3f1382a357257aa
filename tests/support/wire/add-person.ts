import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { commandLineFile } from '../cli/command-line-file.ts';
import { DEMO_PASSWORD } from '../e2e/demo-server.ts';

/** Somebody whom the example does not have, with the password of everybody in it. */
export async function addPerson(dataDir: string, email: string, rights: string[]): Promise<void> {
	const child = execFile(process.execPath, [commandLineFile(), 'user', 'add', email, ...rights], {
		env: { ...process.env, DATA_DIR: dataDir, OPVANGBORD_DEMO: '1' }
	});
	child.stdin!.end(`${DEMO_PASSWORD}\n`);
	const [code] = (await once(child, 'exit')) as [number];
	if (code !== 0) throw new Error(`user add ended with ${code}`);
}
