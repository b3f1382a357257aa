import { type BigIntStats, statSync } from 'node:fs';
import { storeLost } from './is-store-fault.ts';

/**
 * A check that the file at this path is still the one that is open. SQLite goes on writing into one that was removed or
 * replaced, and what it confirmed is gone at the next start.
 */
export function watchFileInPlace(file: string): () => void {
	const opened = look(file);
	return () => {
		const found = look(file);
		if (found?.ino !== opened?.ino || found?.dev !== opened?.dev)
			throw storeLost(new Error(`${found ? 'another' : 'no'} database file is in its place`));
	};
}

function look(file: string): BigIntStats | undefined {
	return statSync(file, { bigint: true, throwIfNoEntry: false });
}
