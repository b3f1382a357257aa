import { describe, expect, test } from 'vitest';
import { boardSite } from '../../../../tests/support/board-sites.ts';
import { bedsAhead, type PlannedSite } from './beds-ahead.ts';

const TODAY = '2026-11-22';

type Plan = Partial<PlannedSite['location']>;
const site = (id: string, realised: number, plan: Plan): PlannedSite =>
	boardSite({ id, realised, location: plan });

const ahead = (days: number, ...sites: PlannedSite[]) => {
	const { more, fewer, lines } = bedsAhead(sites, { today: TODAY, days });
	return {
		...{ more, fewer },
		lines: lines.map((line) => [line.site.id, line.step.on, line.change])
	};
};

describe('what is announced for a region (D7)', () => {
	const grows = site('grows', 40, {
		pipeline: [
			{ on: '2026-11-20', beds: 40 },
			{ on: '2026-11-29', beds: 60 },
			{ on: '2026-12-22', beds: 50 }
		]
	});
	const closes = site('closes', 30, { closesOn: '2026-11-28' });

	test('is counted up to and with the day that many days later, more and fewer apart, in order of day (D2)', () => {
		expect(ahead(7, grows, closes)).toEqual({
			...{ more: 20, fewer: 30 },
			lines: [
				['closes', '2026-11-28', -30],
				['grows', '2026-11-29', 20]
			]
		});
		expect(ahead(6, grows, closes)).toMatchObject({ more: 0, fewer: 30 });
		expect(ahead(30, grows, closes)).toMatchObject({ more: 20, fewer: 40 });
	});

	test('what closes loses the beds that it would have by then, not those of today', () => {
		const both = site('both', 30, {
			pipeline: [{ on: '2026-11-25', beds: 10 }],
			closesOn: '2026-11-27'
		});
		expect(ahead(7, both).lines).toEqual([
			['both', '2026-11-25', -20],
			['both', '2026-11-27', -10]
		]);
	});

	test('what opens brings its beds once, whether they stand there already or are announced', () => {
		const status = 'preparing' as const;
		const opensOn = '2026-11-25';
		const furnished = site('furnished', 25, { status, opensOn });
		const announced = site('announced', 5, {
			status,
			opensOn,
			pipeline: [{ on: opensOn, beds: 25 }]
		});
		expect(ahead(7, furnished)).toMatchObject({ more: 25 });
		expect(ahead(7, announced)).toMatchObject({ more: 25 });
	});

	test('of what nobody gave a number it is told without one, and what is as announced is told no more', () => {
		const opens = site('opens', 0, { status: 'preparing', opensOn: '2026-11-25' });
		const done = site('done', 60, { pipeline: [{ on: TODAY, beds: 60 }] });
		expect(ahead(7, opens, done)).toEqual({
			...{ more: 0, fewer: 0 },
			lines: [['opens', '2026-11-25', null]]
		});
	});
});
