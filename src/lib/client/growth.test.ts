import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADDRESS, IJSSELLAND, RCVS, uuidOf } from '../../../tests/support/sync/people.ts';
import { foldLocation } from '../domain/fold/fold-location.ts';
import { decodeState, encodeState } from '../domain/fold/state.ts';
import { openPersonDatabase, type PersonDatabase } from './database.ts';
import { plainEntry } from './entry-group.ts';
import { prepareDevice, putMeta } from './meta.ts';
import { recordEdits } from './record-edit.ts';

const SITE = uuidOf(1);
const EDITS = 900;
const AT_ONCE = 100;
const MINUTE = 60_000;
const START = Date.parse('2026-03-02T12:00:00.000Z');

let db: PersonDatabase;
let read = 0;
let occupied = 0;

beforeEach(async () => {
	occupied = 0;
	db = openPersonDatabase('rcvs', { indexedDB: new IDBFactory(), IDBKeyRange });
	await prepareDevice(db, () => uuidOf(0, 1));
	await putMeta(db, 'me', RCVS);
	await db.row.put({ type: 'region', id: 'VR04', version: 1, locationId: '', row: IJSSELLAND });
	const row = {
		...{ id: SITE, regionId: 'VR04', municipality: 'GM0150', name: 'Kade', kind: 'goo' },
		...{ hidden: false, address: ADDRESS, suitable: {}, status: 'open', fieldWriter: {} }
	};
	await db.row.put({ type: 'location', id: SITE, version: 1, locationId: SITE, row });
	for (const table of [db.entry, db.point, db.overlay, db.queue])
		table.hook('reading', (stored) => {
			read += 1;
			return stored;
		});
});

afterEach(() => db.close());

/** Every 20th was seen in the first hours of all; the first of each ten are "klopt nog". */
async function recordMany(from: number, count: number, confirmsOfTen: number): Promise<void> {
	for (let n = from; n < from + count; n += 1) {
		const deviceMs = START + n * MINUTE;
		const isLate = n % 20 === 5 || n % 80 === 40;
		const seenMs = START + ((n * 37) % 300) * MINUTE;
		const back = isLate && seenMs < deviceMs ? { observedAt: new Date(seenMs).toISOString() } : {};
		const entry = n % 10 < confirmsOfTen ? confirmed() : movement(n);
		const told = { source: 'phone', spokenWith: 'Balie' };
		const args = { locationId: SITE, entry, ...told, ...back };
		const context = { db, time: () => ({ deviceMs, offsetMs: 0 }), crashPoint: () => {} };
		const [stored] = await recordEdits(context, [
			{ uuid: uuidOf(n + 1, 0xee), draft: { name: 'occupancy.record', args } }
		]);
		expect(stored!.ok).toBe(true);
	}
}

function movement(n: number) {
	const kind = n % 3 === 0 ? ('depart' as const) : ('arrive' as const);
	occupied += kind === 'arrive' ? 1 : -1;
	return { kind, n: 1 };
}

/** True now; a movement of before it that is entered later makes it wrong. */
function confirmed() {
	const seen = { realised: 0, occupied, outOfService: 0, snijverliesDeclared: 0 };
	return { kind: 'confirm' as const, seen };
}

describe('many edits into one location', () => {
	it.each([0, 1, 3])(
		'cost no more rows read at the end than at the start, without any recount, with %i "klopt nog" of ten (S3)',
		async (confirmsOfTen) => {
			const readPer: number[] = [];
			for (let from = 0; from < EDITS; from += AT_ONCE) {
				read = 0;
				await recordMany(from, AT_ONCE, confirmsOfTen);
				readPer.push(read);
			}
			const [, , , , fifth, ...later] = readPer;
			expect(Math.max(...later)).toBeLessThan(fifth! * 1.5);
			const entries = (await db.entry.toArray()).map(plainEntry);
			const { state } = foldLocation(entries, new Map());
			const head = decodeState((await db.head.get(SITE))!.state);
			expect(encodeState(head)).toBe(encodeState(state));
			const points = await db.point.count();
			expect(points).toBeGreaterThan(EDITS / 128 - 1);
			expect(points).toBeLessThan(EDITS / 64 + 1);
		},
		60_000
	);
});
