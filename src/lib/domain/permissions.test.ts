import { describe, expect, test } from 'vitest';
import { person, uuidOf } from '../../../tests/support/sync/people.ts';
import { locationRecord } from '../../../tests/support/sync/records.ts';
import {
	type Action,
	isInScope,
	mayReadEntries,
	permits,
	type Place,
	type Readable,
	readsHeldEdits,
	readsOtherTotals,
	setsRegionHours
} from './permissions.ts';
import { SOURCES } from './schema/entry.ts';
import { LOCATION_FIELDS, STATUSES } from './schema/location.ts';
import { type Me, type Role, ROLES } from './schema/person.ts';

const SITE: Place = { regionId: 'VR04', municipality: 'GM0150', locationId: uuidOf(1) };

/** One person of each role, for whom `SITE` is theirs. */
const PEOPLE: Record<Role, Me> = {
	manager: person('manager', 'a', { locations: [uuidOf(1)] }),
	municipal: person('municipal', 'b', { municipalities: ['GM0150'] }),
	rcvs: person('rcvs', 'c', { regions: ['VR04'] }),
	coordinator: person('coordinator', 'd', { regions: ['VR04'] }),
	reader: person('reader', 'e', { regions: ['VR04'] }),
	national: person('national', 'f')
};

// A new thing to read or to do does not compile until it stands here, and has no row until somebody decides.
const READABLES: Record<Readable, true> = {
	figures: true,
	address: true,
	entries: true,
	conflicts: true,
	staff: true
};
const ACTIONS: Record<Action['do'], [string, Action][]> = {
	read: (Object.keys(READABLES) as Readable[]).map((what) => [
		`read ${what}`,
		{ do: 'read', what }
	]),
	record: SOURCES.map((source) => [`record ${source}`, { do: 'record', source }]),
	setField: Object.keys(LOCATION_FIELDS).map((field) => [
		`set ${field}`,
		// `status` has a table of its own; from open to open everybody who may touch it may.
		{ do: 'setField', field, value: 'open', current: 'open' }
	]),
	addLocation: [['add location', { do: 'addLocation' }]],
	editUnits: [['edit units', { do: 'editUnits' }]],
	switchDetail: [['switch detail', { do: 'switchDetail' }]],
	import: [['import', { do: 'import' }]],
	askQuestion: [['ask a question', { do: 'askQuestion' }]],
	answerQuestions: [['answer questions', { do: 'answerQuestions' }]]
};
const ALL = Object.values(ACTIONS).flat();

/** M manager, g municipal, r rcvs, c coordinator, l reader, n national. */
const MAY: Record<string, string> = {
	'read figures': 'M g r c l n',
	'read address': 'M g r c',
	'read entries': 'M g r c',
	'read conflicts': 'M g r c',
	'read staff': 'M g r c',
	'record site': 'M',
	'record phone': 'r c',
	'record import': 'r c',
	'set name': 'g r c',
	'set kind': 'g r c',
	'set operator': 'r c',
	'set address.street': 'M g r c',
	'set address.number': 'M g r c',
	'set address.suffix': 'M g r c',
	'set address.postcode': 'M g r c',
	'set address.city': 'M g r c',
	'set address.bagId': 'M g r c',
	'set address.pin': 'M g r c',
	'set suitable.infants': 'M g r c',
	'set suitable.pets': 'M g r c',
	'set suitable.wheelchair': 'M g r c',
	'set suitable.care': 'M g r c',
	'set phone': 'M g r c',
	'set note': 'M g r c',
	'set status': 'M g r c',
	'set opensOn': 'M g r c',
	'set closesOn': 'M g r c',
	'set pipeline': 'g r c',
	'set contractEndsOn': 'g r c',
	'set hidden': 'c',
	'add location': 'g r c',
	'edit units': 'M r c',
	'switch detail': 'M r c',
	import: 'r c',
	'ask a question': 'M r c',
	'answer questions': 'r c'
};
const LETTERS: Record<Role, string> = {
	manager: 'M',
	municipal: 'g',
	rcvs: 'r',
	coordinator: 'c',
	reader: 'l',
	national: 'n'
};

describe('who may do what at a place of their own', () => {
	test('every role and every action has a row, and no row is left over', () => {
		expect(Object.keys(PEOPLE)).toEqual([...ROLES]);
		expect(Object.keys(MAY)).toEqual(ALL.map(([name]) => name));
	});

	test.each(ALL)('%s', (name, action) => {
		const may = ROLES.filter((role) => permits(PEOPLE[role], action, SITE));
		expect(may.map((role) => LETTERS[role]).join(' ')).toBe(MAY[name]);
	});

	test.each(ROLES)('a %s does nothing at a place of others', (role) => {
		const elsewhere = { regionId: 'VR05', municipality: 'GM0153', locationId: uuidOf(2) };
		const nobody = { ...PEOPLE[role], regions: [], municipalities: [], locations: [] };
		const done = (me: Me, place: Place) => ALL.filter(([, action]) => permits(me, action, place));
		if (role === 'national') expect(done(nobody, elsewhere)).toHaveLength(1);
		else expect([...done(PEOPLE[role], elsewhere), ...done(nobody, SITE)]).toEqual([]);
	});

	test('a hidden place is not there for readers, and is for those who work with it', () => {
		const read: Action = { do: 'read', what: 'figures' };
		const seen = ROLES.filter((role) => permits(PEOPLE[role], read, { ...SITE, hidden: true }));
		expect(seen).toEqual(['manager', 'municipal', 'rcvs', 'coordinator']);
	});

	test('a manager moves a location between open and closing, and nothing else', () => {
		const moves = STATUSES.flatMap((current) => STATUSES.map((value) => ({ current, value })));
		const done = (role: Role) =>
			moves
				.filter((move) => permits(PEOPLE[role], { do: 'setField', field: 'status', ...move }, SITE))
				.map(({ current, value }) => `${current} ${value}`);
		const between = ['open open', 'open closing', 'closing open', 'closing closing'];
		expect(done('manager')).toEqual(between);
		expect(done('municipal')).toEqual(between);
		expect(done('rcvs')).toHaveLength(moves.length);
	});
});

test('a place that is not there yet is in scope by region or municipality, never for a manager', () => {
	const { locationId: _none, ...area } = SITE;
	expect(ROLES.filter((role) => isInScope(PEOPLE[role], area))).toEqual(ROLES.slice(1));
});

describe('what somebody is told besides what is theirs (domain section 3)', () => {
	const { location } = locationRecord(1);
	const who = (isTold: (me: Me) => boolean) => ROLES.filter((role) => isTold(PEOPLE[role]));

	test('what was entered at a location, only those who work with it', () => {
		const told = (place: typeof location) => who((me) => mayReadEntries(me, place));
		expect(told(location)).toEqual(['manager', 'municipal', 'rcvs', 'coordinator']);
		expect(told({ ...location, hidden: true })).toEqual(told(location));
		expect(told({ ...location, id: uuidOf(2) })).toEqual(['municipal', 'rcvs', 'coordinator']);
	});

	test('the totals of other regions, every region; the nation’s desk has all locations', () => {
		expect(who(readsOtherTotals)).toEqual(['rcvs', 'coordinator', 'reader']);
	});

	test('which devices hold edits, who closes sites and accounts (S22)', () => {
		expect(who(readsHeldEdits)).toEqual(['coordinator']);
	});

	test('the hours of reminders are set by the coordinator of that region alone', () => {
		expect(who((me) => setsRegionHours(me, SITE.regionId))).toEqual(['coordinator']);
		expect(who((me) => setsRegionHours(me, 'VR05'))).toEqual([]);
	});
});
