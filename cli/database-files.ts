import { existsSync } from 'node:fs';

/** What SQLite keeps beside a database in use: left beside another file, it would be played into that one. */
const COMPANIONS = ['-wal', '-shm', '-journal'];

/** The companions of a database file that are there. */
export function companionsOf(file: string): string[] {
	return COMPANIONS.map((end) => file + end).filter((path) => existsSync(path));
}

/** The file and its companions, those that are there. */
export function filesOfDatabase(file: string): string[] {
	return [...(existsSync(file) ? [file] : []), ...companionsOf(file)];
}
