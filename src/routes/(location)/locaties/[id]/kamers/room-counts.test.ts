import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MutationDraft } from '$lib/client/client-types.ts';
import { figuresOf, NOTHING_RESERVED } from '$lib/domain/figures-of.ts';
import { foldLocation } from '$lib/domain/fold/fold-location.ts';
import type { EntryRow } from '$lib/domain/schema/entry.ts';
import { figuresDouble, unitDouble, viewDouble } from '../../../../day/view-double.ts';
import { compareCounts, toRecounts, toRestMove, toStated, unreadableRooms } from './room-counts.ts';

const rooms = ['101', '102', '103'].map((id) => unitDouble(id));
const counts = {
	'101': { people: '3', out: '' },
	'102': { people: '0', out: '1' }
};

describe('what is stated of rooms at the switch (D5)', () => {
	it('is what was counted; a room that was not is left out, and nobody sleeps there', () => {
		const site = viewDouble({ outUntil: { repair: '2026-12-01' } });
		expect(toStated(rooms, counts, site)).toEqual([
			{ unitId: '101', occupied: 3, outOfService: {} },
			{ unitId: '102', occupied: 0, outOfService: { repair: { n: 1, until: '2026-12-01' } } }
		]);
	});

	it('stands beside the numbers of the location, and nothing is levelled', () => {
		const view = viewDouble({
			figures: figuresDouble({ realised: 10, occupied: 7, outOfService: 1 })
		});
		expect(compareCounts(view, rooms, toStated(rooms, counts, view))).toEqual([
			{ what: 'people', site: 7, rooms: 3 },
			{ what: 'beds', site: 10, rooms: 12 },
			{ what: 'out', site: 1, rooms: 1 }
		]);
	});

	it('keeps the reason of each room and its expected end, and compares per reason (D5)', () => {
		const view = viewDouble({
			figures: figuresDouble({
				...{ realised: 12, occupied: 5, outOfService: 5 },
				outOfServiceBy: { repair: 2, quarantine: 3 }
			}),
			outUntil: { repair: '2026-12-01' }
		});
		const stated = toStated(
			rooms,
			{
				'101': { people: '5', out: '' },
				'102': { people: '0', out: '3' },
				'103': { people: '0', out: '1', reason: 'repair' }
			},
			view
		);
		expect(stated.map(({ outOfService }) => outOfService)).toEqual([
			{},
			{ quarantine: { n: 3 } },
			{ repair: { n: 1, until: '2026-12-01' } }
		]);
		expect(compareCounts(view, rooms, stated).slice(2)).toEqual([
			{ what: 'repair', site: 2, rooms: 1 },
			{ what: 'quarantine', site: 3, rooms: 3 }
		]);
	});

	it('is unreadable where beds are out of service in a room that nobody counted, or a number is none', () => {
		const wrong = {
			'101': { people: '', out: '1' },
			'102': { people: 'drie', out: '' },
			'103': { people: '2', out: '-1' }
		};
		expect(unreadableRooms(rooms, wrong)).toEqual(rooms);
		expect(unreadableRooms(rooms, counts)).toEqual([]);
	});
});

const IDS = ['101', '102', '103'];
const START = Date.parse('2026-11-22T08:00:00.000Z');
const after = (minutes: number) => new Date(START + minutes * 60_000).toISOString();
const entryOf = (id: number, parts: Partial<EntryRow>): EntryRow =>
	({
		...{ id: `e${id}`, locationId: 'l', madeAt: after(id), deviceSeq: id, by: 'ann' },
		...{ observedAt: after(id), source: 'site' },
		...parts
	}) as EntryRow;

/** What a house comes to that had these people, of whom `rest` came or left without a room, and is counted anew. */
function countAnew(
	rest: number,
	typed: number[],
	draftsOf: (all: MutationDraft[]) => MutationDraft[]
) {
	const units = new Map(IDS.map((id) => [id, { id, beds: 4, sharedBy: 'none' as const }]));
	const stated = IDS.map((unitId) => ({ unitId, occupied: 2, outOfService: {} }));
	const before = [
		entryOf(1, { entry: { kind: 'setDetail', detail: 'units', units: stated } }),
		entryOf(2, { entry: { kind: rest > 0 ? 'arrive' : 'depart', n: Math.abs(rest) || 1 } })
	].slice(0, rest === 0 ? 1 : 2);
	const counts = Object.fromEntries(
		IDS.map((id, at) => [
			id,
			{
				...{ people: String(typed[at]), out: '' },
				typed: { at: after(10 + ((at * 2) % 3)), occupied: 2, newestCountId: null }
			}
		])
	);
	const recounts = toRecounts(
		IDS.map((id) => unitDouble(id)),
		counts,
		{ locationId: 'l', observedAt: null }
	);
	const drafts = draftsOf(recounts);
	const rows = drafts.map(({ args }, at) => entryOf(20 + at, args as Partial<EntryRow>));
	const { state, unplaced } = foldLocation([...before, ...rows], units);
	const { location, units: rooms } = figuresOf(state, units, NOTHING_RESERVED, null);
	expect(unplaced).toEqual([]);
	return { house: location.occupied, rooms: IDS.map((id) => rooms.get(id)!.occupied) };
}

describe('a whole house counted while somebody has no room (D5, D9)', () => {
	it('stands as it was counted, in each room and together, when they are in what was counted', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -4, max: 4 }),
				fc.array(fc.nat(6), { minLength: 3, maxLength: 3 }),
				(rest, typed) => {
					const drafts = (all: MutationDraft[]) => [...toRestMove(rest, all, after(30)), ...all];
					expect(countAnew(rest, typed, drafts)).toEqual({
						house: typed.reduce((sum, n) => sum + n, 0),
						rooms: typed
					});
				}
			)
		);
	});

	it('has them beside its rooms when they are in none that was counted', () => {
		expect(countAnew(3, [2, 2, 2], (all) => all)).toEqual({ house: 9, rooms: [2, 2, 2] });
	});

	it('states nothing of them where no room was counted', () => {
		expect(toRestMove(3, [], after(30))).toEqual([]);
	});
});
