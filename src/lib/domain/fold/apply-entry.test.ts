import { describe, expect, test } from 'vitest';
import { example, room, timeOf } from '../../../../tests/support/oracle/example-world.ts';
import type { OracleContent } from '../../../../tests/support/oracle/world.ts';
import { toFoldUnits } from '../../../../tests/support/replay-of-fold.ts';
import type { EntryRow } from '../schema/entry.ts';
import { compareConfirm } from './confirms.ts';
import { foldLocation } from './fold-location.ts';
import { locationInputs } from './inputs.ts';
import { resolveGroup } from './resolve-corrections.ts';
import { emptyState, type LocationState } from './state.ts';
import { NOW_POSITION } from './units.ts';

const ROOM = room(1, 4);
const UNITS = toFoldUnits([ROOM]);
const IN_ROOM = { unitId: ROOM.id };
const UNDATED = { undated: true, source: 'import' } as const;

/** The state after these, one an hour from 06:00 on. */
function foldOf(...entries: [OracleContent, Partial<EntryRow>?][]): LocationState {
	const rows = entries.map(([content, more], n) =>
		example(n, more?.undated ? null : `${String(n + 6).padStart(2, '0')}:00`, content, more)
	);
	return foldLocation(rows, UNITS).state;
}

const toUnits = (units: { unitId: string; occupied: number; outOfService: object }[] = []) =>
	({ kind: 'setDetail', detail: 'units', units }) as OracleContent;
const out = (n: number, until?: string): OracleContent => ({
	kind: 'bedsOut',
	n,
	reason: 'repair',
	...(until ? { until } : {})
});
const back = (n: number): OracleContent => ({ kind: 'bedsBack', n, reason: 'repair' });

describe('when beds out of service are expected back (section 3)', () => {
	test('is what was stated last, and stays when more go out or some come back without it', () => {
		expect(foldOf([out(1, '2026-03-05')]).site.out).toEqual({
			repair: { n: 1, until: '2026-03-05' }
		});
		const later = foldOf([out(1, '2026-03-05')], [out(1, '2026-03-09')]);
		expect(later.site.out).toEqual({ repair: { n: 2, until: '2026-03-09' } });
		const more = foldOf([out(2, '2026-03-05')], [out(1)], [back(2)]);
		expect(more.site.out).toEqual({ repair: { n: 1, until: '2026-03-05' } });
	});

	test('is forgotten when none are out any more', () => {
		expect(foldOf([out(2, '2026-03-05')], [back(2)], [out(1)]).site.out).toEqual({
			repair: { n: 1 }
		});
	});

	test('is no part of beds that come back', () => {
		const wide = { ...back(1), until: '2026-03-09' } as OracleContent;
		expect(foldOf([out(2, '2026-03-05')], [wide]).site.out.repair!.until).toBe('2026-03-05');
	});

	test('D5: is the latest of all units when the site takes over', () => {
		const other = room(2, 4);
		const units = toFoldUnits([ROOM, other]);
		const rows = [
			example(1, '06:00', toUnits()),
			example(2, '07:00', out(1, '2026-03-09'), IN_ROOM),
			example(3, '08:00', out(1, '2026-03-05'), { unitId: other.id }),
			example(4, '09:00', { kind: 'setDetail', detail: 'site' })
		];
		const { site } = foldLocation(rows, units).state;
		expect(site.out).toEqual({ repair: { n: 2, until: '2026-03-09' } });
	});
});

describe('D6: declared snijverlies', () => {
	test('of nothing changes nothing: what a unit loses is still derived', () => {
		const empty = { kind: 'declareSnijverlies', byReason: {} } as const;
		const state = foldOf([toUnits()], [empty, IN_ROOM]);
		expect(state.units[ROOM.id]).toMatchObject({ declared: null, declaredAt: null });
	});

	test('says when, and an undated one (D12) does not', () => {
		const care = { kind: 'declareSnijverlies', byReason: { care: 1 } } as const;
		expect(foldOf([care]).site.declaredAt).toBe(timeOf('06:00'));
		expect(foldOf([care, UNDATED]).site).toMatchObject({
			declared: { care: 1 },
			declaredAt: null
		});
	});
});

test('D12: an undated count sets no times, and no count that a card could speak of', () => {
	const { site } = foldOf([{ kind: 'recount', n: 4 }, UNDATED]);
	expect(site).toMatchObject({ occupied: 4, observedAt: null, countedAt: null, count: null });
});

describe('D14: a confirm while more beds came back than were out', () => {
	const none = { realised: 0, occupied: 0, outOfService: 0, snijverliesDeclared: 0 };
	const ofRoom = { ...none, realised: 4, snijverliesDeclared: null };

	test('does not count, at the site', () => {
		const state = foldOf([back(1)], [{ kind: 'confirm', seen: none }]);
		expect(state.site.countedAt).toBeNull();
		expect(state.doubts).toHaveLength(1);
		expect(foldOf([{ kind: 'confirm', seen: none }]).site.countedAt).toBe(timeOf('06:00'));
	});

	test('does not count, in the unit or of the house', () => {
		const confirm = { kind: 'confirm', seen: ofRoom } as const;
		const inRoom = foldOf([toUnits()], [back(1), IN_ROOM], [confirm, IN_ROOM]);
		expect(inRoom.units[ROOM.id]!.countedAt).toBeNull();
		const ofHouse = foldOf([toUnits()], [back(1), IN_ROOM], [confirm]);
		expect(ofHouse.house.countedAt).toBeNull();
		expect(foldOf([toUnits()], [confirm]).house.countedAt).toBe(timeOf('07:00'));
	});

	test('of a house with a room in which nothing ever was sees that room’s beds', () => {
		const state: LocationState = { ...emptyState(), detail: 'units' };
		const row = example(1, '06:00', { kind: 'confirm', seen: ofRoom });
		const compared = compareConfirm(state, resolveGroup(row, [])!, ofRoom, UNITS);
		expect(compared).toMatchObject({ missing: 0, below: false });
	});
});

describe('the inputs of a location', () => {
	test('are those of the site at `site`, whatever units there are (D5)', () => {
		const state = foldOf([{ kind: 'recount', n: 3 }]);
		expect(locationInputs(state, UNITS, NOW_POSITION)).toMatchObject({ realised: 0, occupied: 3 });
	});

	test('hold what the units declare, each reason summed', () => {
		const declare = { kind: 'declareSnijverlies', byReason: { sex: 2 } } as const;
		const state = foldOf([toUnits()], [declare, IN_ROOM]);
		expect(locationInputs(state, UNITS, NOW_POSITION)).toMatchObject({
			realised: 4,
			declared: { sex: 2 }
		});
	});
});
