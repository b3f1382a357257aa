import { execFileSync } from 'node:child_process';
import { userInfo } from 'node:os';

/** Whom PostgreSQL runs as: it refuses to run as root. */
export type DatabaseUser = { uid: number; gid: number };

export function findDatabaseUser(): DatabaseUser {
	const { uid, gid } = userInfo();
	return uid === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : { uid, gid };
}

function idOf(option: string): number {
	return Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
}
