import { describe, expect, it } from 'vitest';
import type { Client } from '$lib/client/client-types.ts';
import type { ExistingLocation } from '$lib/domain/import/existing-location.ts';
import type { Region } from '$lib/domain/schema/region.ts';
import { createImportRun } from './import-run.svelte.ts';

const SHEET = new File(
	['Gemeente;Locatie;Adres;PC;Plaats;Bedden;Bezet\nZwolle;Schip;Kade 5;8011 PT;Zwolle;80;76'],
	'lijst.csv'
);
const REGION = {
	id: 'VR04',
	municipalities: [{ code: 'GM0193', name: 'Zwolle', from: null, to: null }]
} as unknown as Region;

/** A device on which a colleague's locations arrive when the test says so. */
function createDevice() {
	let known: ExistingLocation[] = [];
	const stored: string[] = [];
	const client = {
		now: () => Date.parse('2026-11-22T08:00:00.000Z'),
		views: { forImport: async () => known },
		edit: {
			many: async (drafts: { name: string }[]) => {
				stored.push(...drafts.map(({ name }) => name));
				return { stored: drafts.length, refused: [] };
			}
		}
	} as unknown as Client;
	const run = createImportRun(client, () => ({ into: REGION, all: [REGION] }));
	return { run, stored, receive: (locations: ExistingLocation[]) => void (known = locations) };
}

function schip(): ExistingLocation {
	return {
		location: {
			id: 'schip',
			regionId: 'VR04',
			municipality: 'GM0193',
			name: 'Schip',
			kind: 'goo',
			address: { street: 'Kade', number: '5', postcode: '8011 PT', city: 'Zwolle' },
			suitable: {},
			status: 'open',
			hidden: false,
			fieldWriter: {},
			detail: 'site'
		},
		figures: {
			realised: 0,
			occupied: 0,
			outOfService: 0,
			snijverliesDeclared: {},
			countedAt: null
		},
		entries: [],
		opening: null
	};
}

describe('an import', () => {
	it('writes what was shown while nothing changed', async () => {
		const { run, stored } = createDevice();
		await run.open(SHEET);
		await run.apply();
		expect(stored).toContain('location.add');
		expect(run.result).toMatchObject({ refused: [] });
		expect(run.outdated).toBe(false);
	});

	it('that has become another one is shown again and asked again, with nothing written', async () => {
		const { run, stored, receive } = createDevice();
		await run.open(SHEET);
		receive([schip()]);
		await run.apply();
		expect(stored).toEqual([]);
		expect(run.outdated).toBe(true);
		expect(run.result).toBeUndefined();
		expect(run.plan!.rows[0]!.locationId).toBe('schip');

		await run.apply();
		expect(stored).toEqual(['occupancy.record', 'occupancy.record']);
		expect(run.outdated).toBe(false);
	});
});
