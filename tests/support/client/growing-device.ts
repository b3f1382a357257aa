import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { openPersonDatabase, type PersonDatabase } from '../../../src/lib/client/database.ts';
import { prepareDevice, putMeta } from '../../../src/lib/client/meta.ts';
import { recordEdits } from '../../../src/lib/client/record-edit.ts';
import { ADDRESS, IJSSELLAND, RCVS, uuidOf } from '../sync/people.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-03-02T12:00:00.000Z');

export const GROWING_SITE = uuidOf(1);

/** A device that enters edit after edit into one location, nothing sent, and counts the rows that it reads for them. */
export type GrowingDevice = {
	db: PersonDatabase;
	/**
	 * The edits of these numbers. Every 20th is late, seen long before; the first of each ten are "klopt nog".
	 * Gives how many rows of entries, fold points, overlay and queue were read.
	 */
	recordMany(from: number, count: number, confirmsOfTen: number): Promise<number>;
};

/** @param lateMinute the minute at which late edit `n` was seen, itself of minute `n`. */
export async function openGrowingDevice(
	lateMinute: (n: number) => number = inTheFirstHours
): Promise<GrowingDevice> {
	const db = openPersonDatabase('rcvs', { indexedDB: new IDBFactory(), IDBKeyRange });
	await prepareDevice(db, () => uuidOf(0, 1));
	await putMeta(db, 'me', RCVS);
	await db.row.put({ type: 'region', id: 'VR04', version: 1, locationId: '', row: IJSSELLAND });
	const row = {
		...{ id: GROWING_SITE, regionId: 'VR04', municipality: 'GM0150', name: 'Kade', kind: 'goo' },
		...{ hidden: false, address: ADDRESS, suitable: {}, status: 'open', fieldWriter: {} }
	};
	await db.row.put({
		...{ type: 'location', id: GROWING_SITE, version: 1, locationId: GROWING_SITE, row }
	});
	let read = 0;
	let occupied = 0;
	for (const table of [db.entry, db.point, db.overlay, db.queue])
		table.hook('reading', (stored) => {
			read += 1;
			return stored;
		});

	async function recordMany(from: number, count: number, confirmsOfTen: number): Promise<number> {
		read = 0;
		for (let n = from; n < from + count; n += 1)
			await record(n, n % 10 < confirmsOfTen ? confirmed() : movement(n));
		return read;
	}

	async function record(n: number, entry: object): Promise<void> {
		const deviceMs = START + n * MINUTE;
		const isLate = n % 20 === 5 || n % 80 === 40;
		const seenMs = START + lateMinute(n) * MINUTE;
		const back = isLate && seenMs < deviceMs ? { observedAt: new Date(seenMs).toISOString() } : {};
		const told = { source: 'phone', spokenWith: 'Balie' };
		const args = { locationId: GROWING_SITE, entry, ...told, ...back };
		const context = { db, time: () => ({ deviceMs, offsetMs: 0 }), crashPoint: () => {} };
		const [stored] = await recordEdits(context, [
			{ uuid: uuidOf(n + 1, 0xee), draft: { name: 'occupancy.record', args } }
		]);
		if (!stored!.ok) throw new Error(`edit ${n} was refused: ${stored!.code}`);
	}

	function movement(n: number) {
		const kind = n % 3 === 0 ? 'depart' : 'arrive';
		occupied += kind === 'arrive' ? 1 : -1;
		return { kind, n: 1 };
	}

	/** True now; a movement of before it that is entered later makes it wrong. */
	function confirmed() {
		const seen = { realised: 0, occupied, outOfService: 0, snijverliesDeclared: 0 };
		return { kind: 'confirm', seen };
	}

	return { db, recordMany };
}

function inTheFirstHours(n: number): number {
	return (n * 37) % 300;
}
