import { createNewId } from '../src/lib/client/new-id.ts';
import type { Mutation } from '../src/lib/domain/schema/mutation.ts';
import type { LoadDevice, Place } from './load-nation.ts';

/** Between two edits of one device, as far as a queue is made of the hours before, ms. */
const APART_MS = 5 * 60_000;
const SEEN = { realised: 60, outOfService: 0 };
const FIRST_COUNT = 30;

/** What a device queued while it was away: arrivals and departures, each 10th a count, each 10th "klopt nog". */
export function queueOf(device: LoadDevice, count: number): Mutation[] {
	const start = Date.now() - count * APART_MS;
	const newId = createNewId();
	let occupied = FIRST_COUNT;
	let recount: string | null = null;
	return Array.from({ length: count }, (_, index) => {
		const place = device.places[index % device.places.length]!;
		const entry = entryAt(index, place, occupied);
		if (entry.kind === 'arrive') occupied += entry.n;
		if (entry.kind === 'depart') occupied -= entry.n;
		const deviceAt = start + index * APART_MS;
		const uuid = newId(deviceAt);
		const made = editOf(device, { uuid, place, entry, number: index + 1, deviceAt });
		if (entry.kind !== 'recount') return made;
		const edit = { ...made, base: device.isDesk ? null : recount };
		recount = edit.uuid;
		return edit;
	});
}

type Entry =
	{ kind: 'arrive' | 'depart' | 'recount'; n: number } | { kind: 'confirm'; seen: object };

/** A single arrival of this moment. */
export function arrivalOf(device: LoadDevice, number: number): Mutation {
	const place = device.places[number % device.places.length]!;
	const entry = { kind: 'arrive' as const, n: 1 };
	const deviceAt = Date.now();
	return editOf(device, { uuid: createNewId()(deviceAt), place, entry, number, deviceAt });
}

function entryAt(index: number, { unitIds }: Place, occupied: number): Entry {
	// With units a count is of one unit, and only the whole house is confirmed.
	if (index % 10 === 4) return { kind: 'recount', n: unitIds.length > 0 ? 2 : occupied };
	if (index % 10 === 9)
		return {
			kind: 'confirm',
			seen: { ...SEEN, occupied, snijverliesDeclared: unitIds.length > 0 ? null : 0 }
		};
	return { kind: index % 3 === 2 ? 'depart' : 'arrive', n: 1 + (index % 2) };
}

type Said = { uuid: string; place: Place; entry: Entry; number: number; deviceAt: number };

function editOf(device: LoadDevice, { uuid, place, entry, number, deviceAt }: Said): Mutation {
	const unitId = place.unitIds[number % place.unitIds.length];
	const isOfUnit = unitId !== undefined && entry.kind !== 'confirm';
	const source = device.isDesk ? { source: 'phone', spokenWith: 'Balie' } : { source: 'site' };
	return {
		uuid,
		mid: number,
		deviceSeq: number,
		name: 'occupancy.record',
		v: 1,
		args: { locationId: place.locationId, ...(isOfUnit ? { unitId } : {}), ...source, entry },
		deviceAt: new Date(deviceAt).toISOString(),
		offsetMs: 0
	};
}
