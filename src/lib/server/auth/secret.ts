import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'auth-secret';

/** The secret in the data directory, made at the first start; only the server's own user can read it. */
export function keepSecret(dataDir: string): string {
	const file = join(dataDir, FILE);
	try {
		// `wx` fails when it exists, also when another process makes it at this very moment.
		writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
	return readFileSync(file, 'utf8').trim();
}
