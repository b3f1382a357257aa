import { beforeEach, describe, expect, it } from 'vitest';
import {
	ANNA,
	OTHER_SITE,
	SITE,
	type SignedIn,
	startSignedIn
} from '../../../tests/support/client/signed-in.ts';
import { IJSSELLAND, person, TWENTE } from '../../../tests/support/sync/people.ts';
import type { WireRow } from '../sync/messages.ts';
import { writePlainRows } from './write-rows.ts';

let anna: SignedIn;

beforeEach(async () => void ({ anna } = await startSignedIn()));

function rowOf(type: string, id: string, row: object | null): WireRow {
	return { type, id, version: 9, deleted: row === null, row: row as WireRow['row'] };
}

const nameShown = async () => (await anna.client.views.region().read()).me!.name;

describe('rows that are no entries', () => {
	it('of a region with other settings are about all of its locations', async () => {
		const settings = { ...IJSSELLAND.settings, askRecountHours: 2 };
		const changed = rowOf('region', 'VR04', { ...IJSSELLAND, settings });
		expect(await writePlainRows(anna.db, [changed])).toEqual(new Set([SITE, OTHER_SITE]));
	});

	it('of a region that is shown as before, is new, or is gone, are about none', async () => {
		const renamed = rowOf('region', 'VR04', { ...IJSSELLAND, name: 'IJsselland' });
		const added = rowOf('region', 'VR05', TWENTE);
		expect(await writePlainRows(anna.db, [renamed, added])).toEqual(new Set());
		expect(await writePlainRows(anna.db, [rowOf('region', 'VR05', null)])).toEqual(new Set());
		expect(await anna.db.row.get(['region', 'VR05'])).toBeUndefined();
	});

	it('of who reads are kept as far as this build can read them (S15)', async () => {
		await writePlainRows(anna.db, [rowOf('me', 'anna', { ...ANNA, name: 'Anna de Wit' })]);
		expect(await nameShown()).toBe('Anna de Wit');
		const later = { ...person('manager', 'anna'), role: 'of a later build' };
		await writePlainRows(anna.db, [rowOf('me', 'anna', later), rowOf('me', 'anna', null)]);
		expect(await nameShown()).toBe('Anna de Wit');
	});
});
