import type { Kysely } from 'kysely';
import { readsHeldEdits } from '../../domain/permissions.ts';
import type { Me } from '../../domain/schema/person.ts';
import type { HeldDevice, HeldDevices } from '../../sync/held-devices.ts';
import type { Store } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';
import { type HeldEdits, listHeldEdits } from './held-edits.ts';
import { scopeOf } from './scope.ts';

type Dependencies = {
	db: Kysely<Tables>;
	store: Store;
	people: { meOf(personId: string): Promise<Me | null> };
};

/** Devices of everybody who enters something in this coordinator's regions, by today's rights; nothing for others. */
export async function readHeldDevices(deps: Dependencies, me: Me): Promise<HeldDevices> {
	if (!readsHeldEdits(me)) return { devices: [] };
	const all = await listHeldEdits(deps.db);
	/** Looked up once for a person, however many devices they have. */
	const places = new Map<string, string[] | undefined>();
	for (const personId of new Set(all.map((held) => held.personId)))
		places.set(personId, await placesOf(deps, personId, me.regions));
	const devices = all.flatMap((held) => {
		const there = places.get(held.personId);
		return there ? [toDevice(held, there)] : [];
	});
	return { devices };
}

/** undefined: this person has nothing there. */
async function placesOf(
	{ store, people }: Dependencies,
	personId: string,
	regions: readonly string[]
): Promise<string[] | undefined> {
	const whose = await people.meOf(personId);
	if (!whose) return undefined;
	return store.read(async (reader) => {
		const { regionIds } = await scopeOf(reader, whose);
		if (!regionIds.some((id) => regions.includes(id))) return undefined;
		const records = await reader.locations(whose.locations);
		return records
			.filter(({ location }) => regions.includes(location.regionId))
			.map(({ location }) => location.name);
	});
}

function toDevice(held: HeldEdits, places: string[]): HeldDevice {
	const { clientId, name, email, pending, oldest, seenAt } = held;
	return { clientId, name, email, places, pending, oldest, seenAt };
}
