import { describe, expect, test } from 'vitest';
import { figuresDouble, viewDouble } from '../../../day/view-double.ts';
import { phoneDrafts, takeBackDrafts } from './phone-drafts.ts';

const TOLD = { spokenWith: 'Marieke', people: 102, beds: 110 };
const entriesOf = (view = viewDouble(), told = TOLD) =>
	phoneDrafts(view, told).map(({ args }) => args['entry']);

describe('what is told by telephone from the board', () => {
	test('confirms what stands when it is the same, with all that the screen shows (D14)', () => {
		const seen = { realised: 110, occupied: 102, outOfService: 2, snijverliesDeclared: 2 };
		expect(phoneDrafts(viewDouble(), TOLD)).toEqual([
			{
				name: 'occupancy.record',
				args: {
					...{ locationId: 'esch', source: 'phone', spokenWith: 'Marieke' },
					entry: { kind: 'confirm', seen }
				}
			}
		]);
	});

	test('counts people on the count that stood when the call began (D11)', () => {
		const [count, ...more] = phoneDrafts(viewDouble(), { ...TOLD, people: 99 });
		expect(count).toMatchObject({ args: { entry: { kind: 'recount', n: 99 } }, base: 'count' });
		expect(more).toEqual([]);
	});

	test('counts the people anew where the beds differ, also as many as stood (D14)', () => {
		expect(entriesOf(viewDouble(), { ...TOLD, beds: 120 })).toEqual([
			{ kind: 'setRealised', n: 120 },
			{ kind: 'recount', n: 102 }
		]);
		expect(entriesOf(viewDouble(), { ...TOLD, people: 99, beds: 120 })).toEqual([
			{ kind: 'setRealised', n: 120 },
			{ kind: 'recount', n: 99 }
		]);
	});

	test('is a count where nobody said the numbers before, or one is below zero (D14)', () => {
		const figures = figuresDouble({ countedAt: null, observedAt: null });
		const count = [{ kind: 'recount', n: 102 }];
		expect(entriesOf(viewDouble({ countedAt: null, observedAt: null, figures }))).toEqual(count);
		expect(entriesOf(viewDouble({ rest: -1 }))).toEqual(count);
	});

	test('is taken back together, the last first, and that says so too (D13)', () => {
		const drafts = phoneDrafts(viewDouble(), { ...TOLD, people: 99, beds: 120 });
		expect(takeBackDrafts(drafts, ['beds', 'people'])).toEqual(
			['people', 'beds'].map((corrects) => ({
				name: 'occupancy.record',
				args: {
					...{ locationId: 'esch', source: 'phone', spokenWith: 'Marieke' },
					...{ corrects, entry: { kind: 'void' } }
				}
			}))
		);
	});
});
