import { describe, expect, test } from 'vitest';
import type { EncodedState, PlaceState } from '../../src/lib/domain/fold/state.ts';
import type { Conflict, ConflictSide } from '../../src/lib/domain/schema/conflict.ts';
import { entryRow } from '../../src/lib/domain/schema/entry.ts';
import type { Figures } from '../../src/lib/domain/schema/figures.ts';
import { address, type LocationRow, SUITABILITIES } from '../../src/lib/domain/schema/location.ts';
import { MUTATION_ARGS } from '../../src/lib/domain/schema/mutation.ts';
import { me, staffRow } from '../../src/lib/domain/schema/person.ts';
import { questionRow } from '../../src/lib/domain/schema/question.ts';
import { regionRow } from '../../src/lib/domain/schema/region.ts';
import { totalRow } from '../../src/lib/domain/schema/total.ts';
import type { UnitRow } from '../../src/lib/domain/schema/unit.ts';
import { ROW_TYPES } from '../../src/lib/sync/messages.ts';
import { keysOfSchema, keysOfShape } from '../support/wire/keys-of.ts';
import { readProtocolPage } from '../support/wire/protocol-page.ts';

const page = readProtocolPage();

const ROW_SCHEMAS = {
	me,
	region: regionRow,
	entry: entryRow,
	staff: staffRow,
	total: totalRow,
	question: questionRow
};

/** Keys of what is a type here and has no schema; the compiler says when one is missing or too many. */
type Keys<T> = Record<keyof T, object | null>;

const COUNT = { id: null, n: null, by: null, at: null, base: null };

const PLACE = {
	occupied: null,
	out: { n: null, until: null },
	declared: null,
	realised: null,
	observedAt: null,
	countedAt: null,
	movedAt: null,
	declaredAt: null,
	count: COUNT satisfies Keys<NonNullable<PlaceState['count']>>,
	countBefore: COUNT
} satisfies Keys<PlaceState>;

const OPENING = {
	at: null,
	detail: null,
	site: PLACE,
	rest: { occupied: null, observedAt: null, movedAt: null },
	house: { observedAt: null, countedAt: null },
	doubts: { place: null, id: null, by: null, at: null, seenOccupied: null },
	switched: { id: null, siteOccupied: null, unitsOccupied: null },
	switchedAt: null,
	firstSwitchedAt: null
} satisfies Keys<Omit<EncodedState, 'units'> & { at: string }>;

const FIGURES = {
	realised: null,
	occupied: null,
	outOfService: null,
	outOfServiceBy: null,
	snijverlies: null,
	snijverliesDeclared: null,
	reserved: null,
	reservedUntil: null,
	overcrowded: null,
	overpromised: null,
	observedAt: null,
	countedAt: null,
	receivedAt: null
} satisfies Keys<Figures>;

const SUITABLE = Object.fromEntries(SUITABILITIES.map((key) => [key, null]));

const LOCATION = {
	id: null,
	regionId: null,
	municipality: null,
	name: null,
	kind: null,
	operator: null,
	address: address.shape,
	suitable: SUITABLE,
	phone: null,
	note: null,
	status: null,
	opensOn: null,
	closesOn: null,
	pipeline: { on: null, beds: null },
	contractEndsOn: null,
	hidden: null,
	fieldWriter: null,
	detail: null,
	figures: FIGURES,
	opening: OPENING
} satisfies Keys<LocationRow>;

const UNIT = {
	id: null,
	regionId: null,
	locationId: null,
	name: null,
	floor: null,
	beds: null,
	suitable: SUITABLE,
	sharedBy: null,
	addedAt: null,
	retired: null,
	retiredAt: null,
	fieldWriter: null,
	figures: FIGURES,
	opening: PLACE
} satisfies Keys<UnitRow>;

const CONFLICT = {
	id: null,
	regionId: null,
	locationId: null,
	unitId: null,
	field: null,
	sides: {
		uuid: null,
		value: null,
		by: null,
		observedAt: null,
		receivedAt: null
	} satisfies Keys<ConflictSide>,
	current: null,
	openedAt: null,
	settledAt: null,
	settledBy: null,
	settledWhy: null
} satisfies Keys<Conflict>;

const ROW_KEYS = { location: LOCATION, unit: UNIT, conflict: CONFLICT };

describe("the protocol's page", () => {
	test('has every type of row', () => {
		expect([...page.rows.keys()].slice(0, ROW_TYPES.length).sort()).toEqual([...ROW_TYPES].sort());
		expect(Object.keys({ ...ROW_SCHEMAS, ...ROW_KEYS }).sort()).toEqual([...ROW_TYPES].sort());
	});

	test.each(Object.entries(ROW_SCHEMAS))(
		'names the keys of a row %s, and no others',
		(type, row) => {
			// The content of an entry is in the section on mutations.
			const keys = keysOfSchema(row).filter((key) => !key.startsWith('entry.'));
			expect(keysOfRow(type)).toEqual(sorted(keys));
		}
	);

	test.each(Object.entries(ROW_KEYS))('names the keys of a row %s, and no others', (type, row) => {
		expect(keysOfRow(type)).toEqual(sorted(keysOfObject(row)));
	});

	test.each(Object.entries(MUTATION_ARGS))(
		'names the arguments of %s, and no others',
		(name, args) => {
			const keys = keysOfSchema(args).filter((key) => !key.startsWith('entry.'));
			const shapes = page.args.get(name)!;
			expect(sorted(shapes.flatMap((shape) => keysOfShape(shape, page.rows)))).toEqual(
				sorted(keys)
			);
		}
	);

	test('has every mutation', () => {
		expect([...page.args.keys()]).toEqual(Object.keys(MUTATION_ARGS));
	});
});

function keysOfRow(type: string): string[] {
	return sorted(keysOfShape(page.rows.get(type)!, page.rows));
}

function keysOfObject(keys: object): string[] {
	return Object.entries(keys as Record<string, object | null>).flatMap(([key, inner]) => {
		const isTable = inner !== null && !('_zod' in inner);
		return [key, ...(isTable ? keysOfObject(inner).map((name) => `${key}.${name}`) : [])];
	});
}

function sorted(keys: string[]): string[] {
	return [...new Set(keys)].sort();
}
