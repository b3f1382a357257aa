import type { LocationRow } from '../../../src/lib/domain/schema/location.ts';
import { createDemoServer, type DemoServer } from '../e2e/demo-server.ts';
import { addPerson } from './add-person.ts';
import { BY_TELEPHONE, MANAGER2, NEIGHBOUR, PERSON_OF, signIn } from './people.ts';
import { createWireClient, type WireClient } from './wire-client.ts';

/** A place that something can be done to, with one of each thing in it. */
export type Place = {
	regionId: string;
	municipality: string;
	locationId: string;
	unitId: string;
	/** An open one about `phone`. */
	conflictId: string;
	/** Asked by the desk, and open. */
	questionId: string;
};

/** `own` is manager's and municipal's, `region` lies in their region, `other` in the neighbouring one. */
export const PLACE_NAMES = ['own', 'region', 'other', 'unknown'] as const;
export type PlaceName = (typeof PLACE_NAMES)[number];

/** The example with something in every table, in two regions; sessions of everybody that hold in every copy. */
export type WireWorld = {
	dataDir: string;
	cookies: Record<string, string>;
	places: Record<PlaceName, Place>;
};

const NEIGHBOUR_RIGHTS = ['--name', 'Els Vos', '--role', 'coordinator', '--scope', 'region:VR16'];

const SITES = { own: 'Schip Te Vol', region: 'Hotel Molenhof' };

/** Fills a copy of the example; `remove` it when no copy of it is wanted any more. */
export async function createWorld(
	example: string
): Promise<WireWorld & { remove(): Promise<void> }> {
	const server = await createDemoServer(example);
	await addPerson(server.dataDir, NEIGHBOUR, NEIGHBOUR_RIGHTS);
	await server.start();
	const cookies: Record<string, string> = {};
	for (const email of [...Object.values(PERSON_OF), MANAGER2, NEIGHBOUR])
		cookies[email] = await signIn(server.url, email);
	const places = await fillPlaces(server, cookies);
	await server.kill();
	return { dataDir: server.dataDir, cookies, places, remove: server.remove };
}

async function fillPlaces(
	{ url }: DemoServer,
	cookies: Record<string, string>
): Promise<Record<PlaceName, Place>> {
	const coordinator = createWireClient(url, cookies[PERSON_OF.coordinator]);
	const neighbour = createWireClient(url, cookies[NEIGHBOUR]);
	const sites = (await coordinator.pullAll()).rows
		.filter(({ type }) => type === 'location')
		.map(({ row }) => row as unknown as LocationRow);
	const named = (name: string) => sites.find((site) => site.name === name)!;
	const barge = await addBarge(neighbour);
	const places = {
		own: await fillPlace(coordinator, named(SITES.own)),
		region: await fillPlace(coordinator, named(SITES.region)),
		other: await fillPlace(neighbour, barge),
		unknown: unknownPlace()
	};
	coordinator.close();
	neighbour.close();
	return places;
}

type Site = Pick<LocationRow, 'id' | 'regionId' | 'municipality'>;

async function addBarge(neighbour: WireClient): Promise<Site> {
	const site = { id: crypto.randomUUID(), regionId: 'VR16', municipality: 'GM0513' };
	const address = { street: 'Turfsingel', number: '5', postcode: '2802 AB', city: 'Gouda' };
	await pushApplied(neighbour, [
		{ name: 'location.add', args: { ...site, name: 'Aak De Hoop', kind: 'goo', address } }
	]);
	return site;
}

async function fillPlace(client: WireClient, site: Site): Promise<Place> {
	const { id: locationId, regionId, municipality } = site;
	const unitId = crypto.randomUUID();
	const phone = (value: string) => ({
		name: 'location.setField',
		args: { locationId, field: 'phone', value },
		base: null
	});
	const note = {
		name: 'location.setField',
		args: { locationId, field: 'note', value: 'Sleutel bij de balie' }
	};
	const results = await client.push([
		{ name: 'unit.add', args: { id: unitId, locationId, name: 'Kamer 1', beds: 4 } },
		{
			name: 'occupancy.record',
			args: { locationId, entry: { kind: 'arrive', n: 1 }, ...BY_TELEPHONE }
		},
		{ ...note, base: null },
		phone('038-4210001'),
		phone('038-4210002'),
		{
			name: 'question.ask',
			args: { regionId, locationId, kind: 'question', text: 'Wie heeft een tolk?' }
		}
	]);
	const questionId = results.at(-1)!.uuid;
	const conflict = (await client.pullAll()).rows.find(
		({ type, row }) =>
			type === 'conflict' && row?.locationId === locationId && row.field === 'phone'
	);
	if (!conflict) throw new Error(`no conflict at ${locationId}`);
	return { regionId, municipality, locationId, unitId, conflictId: conflict.id, questionId };
}

async function pushApplied(client: WireClient, intents: Parameters<WireClient['push']>[0]) {
	const results = await client.push(intents);
	const other = results.find(({ status }) => status !== 'applied');
	if (other) throw new Error(JSON.stringify(other));
}

function unknownPlace(): Place {
	const id = () => crypto.randomUUID();
	return {
		regionId: 'XX99',
		municipality: 'GM9999',
		locationId: id(),
		unitId: id(),
		conflictId: id(),
		questionId: id()
	};
}
