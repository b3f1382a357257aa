import { seenNow } from '../../../src/lib/client/seen-now.ts';
import type { EditOutcome, LocationView, ManyOutcome } from '../../../src/lib/client/view-types.ts';
import type { Conflict } from '../../../src/lib/domain/schema/conflict.ts';
import type { RecordedEntry } from '../../../src/lib/domain/schema/entry.ts';
import type { LocationField } from '../../../src/lib/domain/schema/location.ts';
import { OUT_OF_SERVICE_REASONS, SNIJVERLIES_REASONS } from '../../../src/lib/domain/reasons.ts';
import { ADDRESS } from '../../support/sync/people.ts';
import { FOUNDER, isDesk } from './cast.ts';
import { enterQuestion } from './enter-question.ts';
import { pick } from './pick.ts';
import type { EditSpec } from './steps.ts';
import { HOUR, toIso } from './time.ts';
import type { Tab } from './world.ts';

/** What its person was told of an edit; undefined = there was nothing to do it with. */
export type Entered = { code?: string; uuids: string[] } | undefined;

type Outcome = EditOutcome | ManyOutcome | { ok: true } | undefined;

/** Enters an edit as its person would, with what this device shows at that moment. */
export async function enterEdit(tab: Tab, spec: EditSpec): Promise<Entered> {
	const outcome = await enter(tab, spec);
	if (!outcome) return undefined;
	if ('stored' in outcome) return { ...outcome.refused[0], uuids: [] };
	if (!outcome.ok) return { code: outcome.code, uuids: [] };
	return { uuids: 'uuid' in outcome ? [outcome.uuid] : [] };
}

async function enter(tab: Tab, spec: EditSpec): Promise<Outcome> {
	switch (spec.kind) {
		case 'void':
		case 'correct':
			return correctEntry(tab, spec);
		case 'settle':
			return (await settleConflict(tab, spec)) ?? disagree(tab, spec.side);
		case 'act':
			return (await actOnResult(tab, spec)) ?? disagree(tab, spec.result);
		case 'addLocation':
			return addLocation(tab, spec.n);
		case 'ask':
		case 'answer':
		case 'share':
		case 'close':
		case 'reopen':
			return enterQuestion(tab, spec);
		default:
			return enterAtLocation(tab, spec);
	}
}

type AtLocation = Extract<EditSpec, { location: number }>;

async function enterAtLocation(tab: Tab, spec: AtLocation): Promise<Outcome> {
	const locations = await tab.views.locations().read();
	const id = pick(locations.map((location) => location.id).sort(), spec.location);
	const view = id && (await tab.views.location(id).read());
	return view ? enterIn(tab, spec, view) : undefined;
}

async function enterIn(tab: Tab, spec: AtLocation, view: LocationView): Promise<Outcome> {
	const { edit, context, profile } = tab;
	const unitId = 'unit' in spec && spec.unit !== null ? unitOf(view, spec.unit) : undefined;
	switch (spec.kind) {
		case 'setDetail':
			return edit.setDetail(view.id, { ...switchOf(view, spec.n), ...seenAt(context, spec) });
		case 'import':
			return importLine(tab, spec, view);
		case 'setField': {
			const isCoordinator = profile.personId === FOUNDER.personId;
			const [field, values] = pick<Field>(isCoordinator ? OWN_FIELDS : FIELDS, spec.field)!;
			const base = spec.base === 'none' ? { base: null } : {};
			return edit.setField(view.id, { field, value: pick(values, spec.value), ...base });
		}
		case 'setUnitField':
			if (!unitId) return undefined;
			return edit.setUnitField(unitId, { field: 'sharedBy', value: pick(SHARED, spec.value) });
		case 'addUnit':
			return edit.addUnit({ locationId: view.id, name: `room ${spec.n}`, beds: spec.n });
		case 'retireUnit':
			return unitId ? edit.retireUnit(unitId) : undefined;
		case 'restoreUnit': {
			const retired = view.units.filter(({ unit }) => unit.retired);
			const id = pick(retired.map(({ unit }) => unit.id).sort(), spec.unit) ?? unitId;
			return id ? edit.restoreUnit(id) : undefined;
		}
		default:
			return edit.record(view.id, {
				entry: entryOf(spec, view, unitId),
				...heardBy(profile),
				...(unitId ? { unitId } : {}),
				...seenAt(context, spec)
			});
	}
}

type Field = readonly [name: LocationField, values: readonly unknown[]];

const NOTE: Field = ['note', ['a', 'b', null]];
const FIELDS: Field[] = [NOTE, ['phone', ['1', '2']], ['suitable.pets', ['yes', 'no']]];

/** Of a coordinator also the one that is theirs alone. */
const OWN_FIELDS: Field[] = [['hidden', [true, false]], NOTE];

const SHARED = ['family', 'men', 'none'] as const;

type Recorded = Exclude<
	AtLocation,
	{
		kind:
			| 'setDetail'
			| 'setField'
			| 'setUnitField'
			| 'addUnit'
			| 'retireUnit'
			| 'restoreUnit'
			| 'import';
	}
>;

function entryOf(spec: Recorded, view: LocationView, unitId: string | undefined): RecordedEntry {
	switch (spec.kind) {
		case 'arrive':
		case 'depart':
			return { kind: spec.kind, n: spec.n + 1 };
		case 'recount':
		case 'setRealised':
			return { kind: spec.kind, n: spec.n };
		case 'move': {
			const toUnitId = spec.to === null ? undefined : unitOf(view, spec.to);
			return { kind: 'move', n: spec.n + 1, ...(toUnitId ? { toUnitId } : {}) };
		}
		case 'confirm': {
			const seen = seenNow(view, unitId);
			return { kind: 'confirm', seen: { ...seen, occupied: seen.occupied + spec.off } };
		}
		case 'bedsOut':
		case 'bedsBack':
			return { kind: spec.kind, n: spec.n + 1, reason: pick(OUT_OF_SERVICE_REASONS, spec.reason)! };
		case 'declareOutOfService':
			return {
				kind: spec.kind,
				byReason: { [pick(OUT_OF_SERVICE_REASONS, spec.reason)!]: { n: spec.n } }
			};
		case 'declareSnijverlies':
			return { kind: spec.kind, byReason: { [pick(SNIJVERLIES_REASONS, spec.reason)!]: spec.n } };
	}
}

function unitOf(view: LocationView, index: number): string | undefined {
	return pick(view.units.map(({ unit }) => unit.id).sort(), index);
}

/** The other detail than the one in force, with the numbers of most rooms. */
function switchOf(view: LocationView, n: number) {
	if (view.detail === 'units')
		return { detail: 'site' as const, snijverlies: n % 2 ? { household: n } : {} };
	const rooms = view.units.filter(({ unit }) => !unit.retired);
	const units = rooms.slice(n % 2).map(({ unit }, index) => ({
		unitId: unit.id,
		occupied: (n + index) % 5,
		outOfService: index % 2 ? { repair: { n: 1 } } : {}
	}));
	return { detail: 'units' as const, units };
}

function seenAt({ clock }: Tab['context'], { agoMs }: { agoMs: number | null }) {
	return agoMs === null ? {} : { observedAt: toIso(clock.now() - agoMs) };
}

/** A line of a sheet, with or without a date; who has no right to it is refused at once. */
async function importLine(
	{ edit, context }: Tab,
	{ n, isDated }: Extract<AtLocation, { kind: 'import' }>,
	view: LocationView
): Promise<ManyOutcome> {
	const seen = isDated ? { observedAt: toIso(context.clock.now() - 3 * HOUR) } : { undated: true };
	const unit = view.detail === 'units' ? unitOf(view, n) : undefined;
	const place = { locationId: view.id, ...(unit ? { unitId: unit } : {}) };
	const stated: RecordedEntry[] = [
		{ kind: 'setRealised', n: n + 4 },
		{ kind: 'recount', n }
	];
	return edit.many(
		stated.map((entry) => ({
			name: 'occupancy.record',
			args: { ...place, ...seen, source: 'import', entry }
		}))
	);
}

/** The desk enters by telephone. */
function heardBy({ personId }: Tab['profile']) {
	return isDesk(personId) ? { source: 'phone' as const, spokenWith: 'Marieke' } : {};
}

async function correctEntry(
	tab: Tab,
	spec: Extract<EditSpec, { kind: 'void' | 'correct' }>
): Promise<Outcome> {
	const entries = await tab.db.entry.toArray();
	const entry = pick(entries, spec.entry);
	if (!entry) return undefined;
	if (spec.kind === 'void')
		return tab.edit.undo(entry.id, { why: 'tikfout', ...heardBy(tab.profile) });
	const n = spec.n + 1;
	const kind = entry.entry.kind === 'recount' ? 'recount' : 'arrive';
	return tab.edit.record(entry.locationId, {
		...{ entry: { kind, n }, corrects: entry.id, why: 'verteld' },
		...heardBy(tab.profile),
		...seenAt(tab.context, spec)
	});
}

async function settleConflict(
	{ db, edit }: Tab,
	{ conflict: index, side }: Extract<EditSpec, { kind: 'settle' }>
): Promise<Outcome> {
	const rows = await db.row.where('type').equals('conflict').toArray();
	const conflicts = rows.map(({ row }) => row as unknown as Conflict);
	const conflict = pick(
		conflicts.filter(({ settledAt }) => !settledAt),
		index
	);
	if (!conflict) return undefined;
	const { uuid, value } = pick(conflict.sides, side)!;
	return edit.settleConflict(conflict.id, uuid ? { keep: uuid } : { value });
}

/** Where nothing waits for a person: something that will, as its author has not seen what stands. */
async function disagree(tab: Tab, value: number): Promise<Outcome> {
	const base = 'none' as const;
	return enterAtLocation(tab, { kind: 'setField', location: 0, field: 0, value, base });
}

async function actOnResult(
	{ db, edit, profile }: Tab,
	{ result: index, how }: Extract<EditSpec, { kind: 'act' }>
): Promise<Outcome> {
	const result = pick(await db.result.where('open').equals(1).toArray(), index);
	if (!result) return undefined;
	// Whoever is not told that it was stored has acted all the same.
	profile.acted.add(result.uuid);
	const outcome = await (how === 'discard' ? edit.discard(result.uuid) : edit.retry(result.uuid));
	if (!outcome.ok) profile.acted.delete(result.uuid);
	return outcome;
}

async function addLocation({ edit, db }: Tab, n: number): Promise<Outcome> {
	const region = pick(await db.row.where('type').equals('region').toArray(), n);
	if (!region) return undefined;
	const municipality = region.id === 'VR04' ? 'GM0150' : 'GM0153';
	const fields = { regionId: region.id, municipality, name: `Site ${n}`, kind: 'goo' as const };
	return edit.addLocation({ ...fields, address: ADDRESS });
}
