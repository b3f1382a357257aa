import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Mutation } from '../src/lib/domain/schema/mutation.ts';
import { firstScreen, precachedFiles } from '../scripts/first-screen.ts';

/**
 * What travels: bytes up per edit in one location, in a batch of 500 with random uuids, and what the first screen
 * loads. Prints one JSON line.
 */
const EDITS = 500;
const locationId = crypto.randomUUID();

const arrival = perEdit((index) => ({
	name: 'occupancy.record',
	args: { locationId, entry: { kind: 'arrive', n: 1 + (index % 4) } }
}));
const field = perEdit((index) => ({
	name: 'location.setField',
	args: { locationId, field: 'phone', value: `038 ${String(1_000_000 + index * 7)}` },
	base: crypto.randomUUID()
}));
const { scripts, styles } = await firstScreen('/(location)/locaties/[id]');

console.log(
	JSON.stringify({
		bytesUpPerEdit: { arrival, field },
		firstScreenKB: { scripts: kB(scripts), styles: kB(styles), precache: kB(precachedFiles()) }
	})
);

function perEdit(make: (index: number) => Pick<Mutation, 'name' | 'args' | 'base'>): number {
	const start = Date.now();
	const mutations = Array.from({ length: EDITS }, (_, index) => ({
		uuid: crypto.randomUUID(),
		mid: 1 + index,
		deviceSeq: 1 + index,
		v: 1,
		deviceAt: new Date(start + index * 60_000).toISOString(),
		offsetMs: 0,
		...make(index)
	}));
	const request = { protocol: 1, clientId: crypto.randomUUID(), pending: EDITS, oldest: null };
	return Math.round(gzipSync(JSON.stringify({ ...request, mutations })).length / EDITS);
}

function kB(paths: string[]): number {
	return (
		Math.round(paths.reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0) / 100) / 10
	);
}
