import { join } from 'node:path';

export const DEFAULT_DATA_DIR = './data';

/** The one file of the embedded store; beside it lie its write-ahead log and the secret. */
export function databaseFile(dataDir: string): string {
	return join(dataDir, 'opvangbord.sqlite');
}
