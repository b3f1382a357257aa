import type { LocationRow } from '../../../src/lib/domain/schema/location.ts';
import { type Me, ROLES } from '../../../src/lib/domain/schema/person.ts';
import { ROW_TYPES, type WireRow } from '../../../src/lib/sync/messages.ts';
import { readRows } from '../../support/cli/read-database.ts';
import { MANAGER2, NEIGHBOUR } from '../../support/wire/people.ts';
import { FIGURES_ONLY, GETS, idsFor } from '../../support/wire/readable-rows.ts';
import { keepRows, type WireClient } from '../../support/wire/wire-client.ts';
import { expect, test } from '../../support/wire/wire-test.ts';

type Device = (person: string) => WireClient;

/** Every row there is, as the coordinators of both regions get them. */
async function pullEverything(device: Device): Promise<WireRow[]> {
	const pulls = [await device('coordinator').pullAll(), await device(NEIGHBOUR).pullAll()];
	return pulls.flatMap(({ rows }) => rows).filter(({ type }) => type !== 'me');
}

function locationsAmong(rows: WireRow[]): LocationRow[] {
	return rows.flatMap(({ type, row }) =>
		type === 'location' ? [row as unknown as LocationRow] : []
	);
}

test('the coordinators together get every row that the database holds', async ({
	visitor,
	shared
}) => {
	const tables = ['region', 'location', 'unit', 'entry', 'conflict'];
	const stored = [
		...tables.flatMap((table) =>
			readRows(shared.dataDir, `select id from ${table}`).map(({ id }) => `${table} ${String(id)}`)
		),
		...readRows(shared.dataDir, `select location_id || ':' || person_id as id from staff`).map(
			({ id }) => `staff ${String(id)}`
		),
		...readRows(shared.dataDir, `select id from feed where type = 'question'`).map(
			({ id }) => `question ${String(id)}`
		),
		// Each coordinator gets the total of the other one's region.
		...readRows(shared.dataDir, 'select id from region').map(({ id }) => `total ${String(id)}`)
	];
	const got = [...keepRows(await pullEverything(visitor)).keys()];
	expect(got.sort()).toEqual(stored.sort());
	expect(new Set(got.map((key) => key.split(' ')[0]))).toEqual(
		new Set(ROW_TYPES.filter((type) => type !== 'me'))
	);
});

for (const person of [...ROLES, MANAGER2])
	test(`a full pull of ${person} holds the rows of each type that are theirs, and no other`, async ({
		visitor
	}) => {
		const everything = await pullEverything(visitor);
		const placeOf = new Map(locationsAmong(everything).map((location) => [location.id, location]));
		const { rows } = await visitor(person).pullAll();
		const [first, ...rest] = rows;
		expect(first).toMatchObject({ type: 'me', deleted: false });
		const me = first!.row as Me;
		for (const type of Object.keys(GETS) as (keyof typeof GETS)[]) {
			const got = rest.filter((row) => row.type === type).map(({ id }) => id);
			expect(got.sort(), type).toEqual(idsFor(me, type, everything, placeOf));
		}
		expect(rest.filter(({ type }) => !Object.hasOwn(GETS, type))).toEqual([]);
	});

test('what each person may see is stated for every type of row', () => {
	expect(Object.keys(GETS).sort()).toEqual(ROW_TYPES.filter((type) => type !== 'me').sort());
});

for (const role of ['reader', 'national'] as const)
	test(`${role} gets figures: no address, phone, note, household or name of a person`, async ({
		visitor
	}) => {
		const everything = await pullEverything(visitor);
		const { rows } = await visitor(role).pullAll();
		const locations = rows.filter(({ type }) => type === 'location');
		expect(locations.length).toBeGreaterThan(30);
		for (const { row } of locations)
			expect(Object.keys(row!).filter((key) => !FIGURES_ONLY.includes(key))).toEqual([]);
		const told = JSON.stringify(rows.filter(({ type }) => type !== 'me'));
		const secrets = secretsOf(everything);
		expect(secrets.length).toBeGreaterThan(100);
		expect(secrets.filter((secret) => told.includes(JSON.stringify(secret)))).toEqual([]);
		// As a number it is a reason of snijverlies.
		expect(told).not.toMatch(/"household":[^0-9]/);
	});

/** Streets, postcodes, phone numbers and notes of all places, and who works there. */
function secretsOf(everything: WireRow[]): string[] {
	const ofPlaces = locationsAmong(everything).flatMap(({ address, phone, note }) => [
		address?.street,
		address?.postcode,
		phone,
		note
	]);
	const names = everything.flatMap(({ type, row }) => (type === 'staff' ? [row!.name] : []));
	return [...ofPlaces, ...names].filter((text): text is string => typeof text === 'string');
}

test('managers share one site, and each gets their own sites only', async ({ visitor }) => {
	const sitesOf = async (person: string) =>
		locationsAmong((await visitor(person).pullAll()).rows)
			.map(({ name }) => name)
			.sort();
	expect(await sitesOf('manager')).toEqual([
		'Appartementen De Kade',
		'Flexwoningen De Wilg',
		'Schip Te Vol',
		'Vakantiepark De Esch'
	]);
	expect(await sitesOf(MANAGER2)).toEqual(['Kazerne Kastanjehof', 'Schip Te Vol']);
});

test('a site that is hidden goes away for readers and stays for who works there', async ({
	device,
	world
}) => {
	const { locationId } = world.places.own;
	const people = ['reader', 'national', 'manager', 'municipal', 'rcvs', 'coordinator'];
	const clients = people.map((person) => device(person));
	const before = await Promise.all(clients.map((client) => client.pullAll()));
	await setHidden(device('coordinator'), locationId, true, null);

	for (const [at, client] of clients.entries()) {
		const isReader = at < 2;
		const news = await client.pullAll(before[at]!.state);
		const row = news.rows.find(({ type, id }) => type === 'location' && id === locationId);
		expect(row, people[at]).toMatchObject({ deleted: isReader });
		if (isReader) expect(row!.row, people[at]).toBeNull();
		const kept = keepRows([...before[at]!.rows, ...news.rows]);
		expect(kept.has(`location ${locationId}`), people[at]).toBe(!isReader);
		const anew = await device(people[at]!).pullAll();
		expect(JSON.stringify(anew.rows).includes(locationId), people[at]).toBe(!isReader);
	}
});

test('a hidden site that is shown again is there again, at once and in a new pull', async ({
	device,
	world
}) => {
	const { locationId } = world.places.own;
	const reader = device('reader');
	const before = await reader.pullAll();
	const hide = await setHidden(device('coordinator'), locationId, true, null);
	const hidden = await reader.pullAll(before.state);
	await setHidden(device('coordinator'), locationId, false, hide);
	const shown = await reader.pullAll(hidden.state);
	const rows = [...before.rows, ...hidden.rows, ...shown.rows];
	expect(keepRows(rows)).toEqual(keepRows((await reader.pullAll()).rows));
	expect(keepRows(rows).get(`location ${locationId}`)?.row).toMatchObject({ hidden: false });
});

/** Gives the uuid of the mutation, which the next one has to name. */
async function setHidden(
	client: WireClient,
	locationId: string,
	value: boolean,
	base: string | null
) {
	const args = { locationId, field: 'hidden', value };
	const [result] = await client.push([{ name: 'location.setField', args, base }]);
	expect(result).toMatchObject({ status: 'applied' });
	return result!.uuid;
}

test('a place that is added comes to all whose region or municipality it lies in', async ({
	device
}) => {
	const people = ['municipal', 'rcvs', 'reader', 'national', 'manager', NEIGHBOUR];
	const clients = people.map((person) => device(person));
	const before = await Promise.all(clients.map((client) => client.pullAll()));
	const id = crypto.randomUUID();
	const address = { street: 'Kade', number: '3', postcode: '8011 AA', city: 'Zwolle' };
	const place = { id, regionId: 'VR04', municipality: 'GM0193', name: 'Pension', kind: 'goo' };
	await device('municipal').push([{ name: 'location.add', args: { ...place, address } }]);
	const got = await Promise.all(
		clients.map(async (client, at) => {
			const news = await client.pullAll(before[at]!.state);
			expect(news.pages[0]!.reset, people[at]).toBe(false);
			return news.rows.some((row) => row.id === id);
		})
	);
	expect(Object.fromEntries(people.map((person, at) => [person, got[at]]))).toEqual({
		municipal: true,
		rcvs: true,
		reader: true,
		national: true,
		manager: false,
		[NEIGHBOUR]: false
	});
});
