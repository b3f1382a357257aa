import type { RecordInput } from '../../src/lib/client/client-types.ts';
import { seenNow } from '../../src/lib/client/seen-now.ts';
import type { EditOutcome, LocationView } from '../../src/lib/client/view-types.ts';
import { OUT_OF_SERVICE_REASONS, SNIJVERLIES_REASONS } from '../../src/lib/domain/reasons.ts';
import type { RecordedEntry } from '../../src/lib/domain/schema/entry.ts';
import type { Mutation } from '../../src/lib/domain/schema/mutation.ts';
import type { Role } from '../../src/lib/domain/schema/person.ts';
import { BY_TELEPHONE } from '../support/wire/people.ts';
import type { Random } from '../support/wire/seeded-random.ts';
import type { OutsideDevice } from './device.ts';
import { ANY_FIELDS, ANY_VALUE } from './drilled-fields.ts';
import { findVanished, ownEntries } from './watch-own-edits.ts';

/** Few, so that people meet. */
const BUSY_SITES = 4;
const MINUTE_MS = 60_000;

/** One thing that this person might do now, by what the device shows; what was saved is written down. */
export async function enterRandomEdit(device: OutsideDevice, random: Random): Promise<boolean> {
	const outcome = await enter(device, random);
	if (!outcome?.ok) return false;
	const { db, history } = device;
	const row =
		(await db.queue.where('uuid').equals(outcome.uuid).first()) ??
		(await db.sent.get(outcome.uuid));
	if (!row) throw new Error(`${outcome.uuid} was saved and is nowhere`);
	history.stored.set(outcome.uuid, JSON.parse(row.text) as Mutation);
	const own = ownEntries(history);
	history.vanished.push(...(await findVanished(db, history, own.slice(-1))));
	return true;
}

type Hand = { device: OutsideDevice; random: Random; role: Role; view: LocationView };

async function enter(device: OutsideDevice, random: Random): Promise<EditOutcome | undefined> {
	const { views } = device.client;
	const { me } = await views.region().read();
	const sites = (await views.locations().read()).map(({ id }) => id).sort();
	const view = await views.location(random.pick(sites.slice(0, BUSY_SITES))).read();
	if (!me || !view) return undefined;
	const hand = { device, random, role: me.role, view };
	switch (random.below(10)) {
		case 0:
		case 1:
			return setField(hand);
		case 2:
			return correct(hand);
		case 3:
			return changeRooms(hand);
		case 4:
			return answerInbox(hand);
		default:
			return record(hand);
	}
}

function record({ device, random, role, view }: Hand): Promise<EditOutcome> {
	const unitId = view.detail === 'units' ? anyUnit(view, random) : undefined;
	return device.client.edit.record(view.id, {
		entry: anyEntry(view, unitId, random),
		...heardBy(role),
		...(unitId ? { unitId } : {}),
		...seenEarlier(device, random)
	});
}

function anyEntry(view: LocationView, unitId: string | undefined, random: Random): RecordedEntry {
	const n = 1 + random.below(4);
	switch (random.below(8)) {
		case 0:
			return { kind: 'recount', n: random.below(80) };
		case 1:
			return { kind: 'confirm', seen: seenNow(view, unitId) };
		case 2:
			return { kind: 'bedsOut', n, reason: random.pick(OUT_OF_SERVICE_REASONS) };
		case 3:
			return { kind: 'declareSnijverlies', byReason: { [random.pick(SNIJVERLIES_REASONS)]: n } };
		case 4:
			return { kind: 'depart', n };
		default:
			return { kind: 'arrive', n };
	}
}

function anyUnit({ units }: LocationView, random: Random): string | undefined {
	const rooms = units.filter(({ unit }) => !unit.retired).map(({ unit }) => unit.id);
	return rooms.length > 0 && random.below(4) > 0 ? random.pick(rooms) : undefined;
}

/** Half of all is said to be seen a while ago. */
function seenEarlier({ client }: OutsideDevice, random: Random): Pick<RecordInput, 'observedAt'> {
	if (random.below(2) === 0) return {};
	const at = client.now() - random.below(180) * MINUTE_MS;
	return { observedAt: new Date(at).toISOString() };
}

function heardBy(role: Role): Pick<RecordInput, 'source' | 'spokenWith'> {
	const isDesk = role === 'rcvs' || role === 'coordinator';
	return isDesk ? (BY_TELEPHONE as Pick<RecordInput, 'source' | 'spokenWith'>) : {};
}

function setField({ device, random, role, view }: Hand): Promise<EditOutcome> {
	// What is closed refuses what others enter at that moment.
	if (role === 'coordinator' && random.below(4) === 0)
		return device.client.edit.setField(view.id, {
			field: 'status',
			value: view.location.status === 'closed' ? 'open' : 'closed'
		});
	const field = random.pick(ANY_FIELDS);
	return device.client.edit.setField(view.id, { field, value: ANY_VALUE[field](random) });
}

async function correct({ device, random, role, view }: Hand): Promise<EditOutcome | undefined> {
	const { edit, views } = device.client;
	const lines = await views.recentEntries(view.id, 10).read();
	if (lines.length === 0) return undefined;
	const line = random.pick(lines);
	const why = 'verkeerd verstaan';
	if (random.below(2) === 0) return edit.undo(line.id, { why, ...heardBy(role) });
	const entry: RecordedEntry = { kind: 'arrive', n: 1 + random.below(4) };
	return edit.record(view.id, { entry, corrects: line.id, why, ...heardBy(role) });
}

async function changeRooms({ device, random, view }: Hand): Promise<EditOutcome | undefined> {
	const { edit } = device.client;
	const rooms = view.units.filter(({ unit }) => !unit.retired);
	switch (random.below(4)) {
		case 0:
			return edit.addUnit({ locationId: view.id, name: `Kamer ${random.below(99)}`, beds: 4 });
		case 1:
			return rooms.length > 0 ? edit.retireUnit(random.pick(rooms).unit.id) : undefined;
		case 2:
			return edit.setDetail(view.id, { detail: 'site' });
		default: {
			const units = rooms.map(({ unit }) => ({
				...{ unitId: unit.id, occupied: random.below(5), outOfService: {} }
			}));
			return edit.setDetail(view.id, { detail: 'units', units });
		}
	}
}

/** Deals with one thing that waits for a person. */
async function answerInbox({ device, random }: Hand): Promise<EditOutcome | undefined> {
	const { client, history } = device;
	const items = await client.views.inbox().read();
	if (items.length === 0) return undefined;
	const item = random.pick(items);
	if (item.kind === 'field') {
		const { id, sides } = item.conflict;
		const { uuid, value } = random.pick(sides);
		return client.edit.settleConflict(id, uuid ? { keep: uuid } : { value });
	}
	history.acted.add(item.uuid);
	if (random.below(2) === 0) return client.edit.retry(item.uuid);
	await client.edit.discard(item.uuid);
	return undefined;
}
