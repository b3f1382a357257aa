import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADDRESS, IJSSELLAND, RCVS, uuidOf } from '../../../tests/support/sync/people.ts';
import { foldLocation } from '../domain/fold/fold-location.ts';
import { encodeState } from '../domain/fold/state.ts';
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

beforeEach(async () => {
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

/** Every 20th was seen some hours before it is entered. */
async function recordMany(from: number, count: number): Promise<void> {
	for (let n = from; n < from + count; n += 1) {
		const deviceMs = START + n * MINUTE;
		const back =
			n % 20 === 0 ? { observedAt: new Date(deviceMs - 300 * MINUTE).toISOString() } : {};
		const kind = n % 3 === 0 ? 'depart' : 'arrive';
		const args = { locationId: SITE, entry: { kind, n: 1 }, ...back };
		const context = { db, time: () => ({ deviceMs, offsetMs: 0 }), crashPoint: () => {} };
		const [stored] = await recordEdits(context, [
			{ uuid: uuidOf(n + 1, 0xee), draft: { name: 'occupancy.record', args } }
		]);
		expect(stored!.ok).toBe(true);
	}
}

describe('many edits into one location', () => {
	it('cost no more rows read at the end than at the start, without any recount (S3)', async () => {
		const readPer: number[] = [];
		for (let from = 0; from < EDITS; from += AT_ONCE) {
			read = 0;
			await recordMany(from, AT_ONCE);
			readPer.push(read);
		}
		const [, , , , fifth, ...later] = readPer;
		expect(Math.max(...later)).toBeLessThan(fifth! * 1.2);
		const entries = (await db.entry.toArray()).map(plainEntry);
		const { state } = foldLocation(entries, new Map());
		expect((await db.head.get(SITE))!.state).toBe(encodeState(state));
		expect(await db.point.count()).toBeGreaterThan(EDITS / 64 - 1);
	}, 60_000);
});
