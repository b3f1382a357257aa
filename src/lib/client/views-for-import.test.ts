import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EntryRow } from '../domain/schema/entry.ts';
import { openPersonDatabase, type PersonDatabase } from './database.ts';
import { putEntry } from './entry-store.ts';
import type { LocationSummary } from './view-types.ts';
import { readForImport } from './views-for-import.ts';

const SITE = '11111111-1111-4111-8111-111111111111';
const ELSEWHERE = '22222222-2222-4222-8222-222222222222';
const OPENING = { at: '2026-10-22T22:00:00.000Z', site: { occupied: 12, realised: 20 } };

let db: PersonDatabase;

beforeEach(() => {
	db = openPersonDatabase('someone', { indexedDB: new IDBFactory(), IDBKeyRange });
});

afterEach(() => db.close());

async function putView(id: string, regionId: string): Promise<void> {
	const view: Partial<LocationSummary> = {
		id,
		regionId,
		location: { id, name: 'Schip Te Vol', phone: '06-11112222' } as LocationSummary['location'],
		figures: { realised: 20, occupied: 15 } as LocationSummary['figures'],
		touched: 1
	};
	await db.view.put(view as LocationSummary);
	await db.detail.put({ id, units: [], fieldWriter: { phone: 'writer' }, outUntil: {} });
}

const recount: EntryRow = {
	id: '33333333-3333-4333-8333-333333333333',
	locationId: SITE,
	entry: { kind: 'recount', n: 15 },
	observedAt: '2026-11-20T08:00:00.000Z',
	madeAt: '2026-11-20T08:01:00.000Z',
	deviceSeq: 3,
	by: 'someone',
	source: 'import'
};

describe('what an import has to know of a region', () => {
	it('is each of its locations with fields and their writers, and none of another region', async () => {
		await putView(SITE, 'VR04');
		await putView(ELSEWHERE, 'VR16');
		const existing = await readForImport(db, 'VR04');
		expect(existing).toHaveLength(1);
		expect(existing[0]!.location).toMatchObject({ id: SITE, fieldWriter: { phone: 'writer' } });
		expect(existing[0]!.figures.occupied).toBe(15);
	});

	it('holds own pending entries as they go out, without what is kept beside them', async () => {
		await putView(SITE, 'VR04');
		await db.transaction('rw', db.entry, async () => {
			await putEntry(db, recount, true);
		});
		const [{ entries } = { entries: [] }] = await readForImport(db, 'VR04');
		expect(entries).toEqual([recount]);
	});

	it('starts from the opening of the window, and from nothing where there is none', async () => {
		await putView(SITE, 'VR04');
		expect((await readForImport(db, 'VR04'))[0]!.opening).toBeNull();
		const row = { id: SITE, opening: OPENING };
		await db.row.put({ type: 'location', id: SITE, version: 1, locationId: SITE, row });
		expect((await readForImport(db, 'VR04'))[0]!.opening).toEqual({
			at: OPENING.at,
			realised: 20,
			occupied: 12,
			out: {},
			declared: {},
			count: null
		});
	});
});
