import { expect, test } from 'vitest';
import { pipeline } from './location.ts';

const step = (on: string, beds: number) => ({ on, beds });

test('a plan of beds is one text: days ascend and none stands twice (D7)', () => {
	const plan = [step('2027-01-15', 60), step('2027-03-01', 0)];
	expect(pipeline.parse(plan)).toEqual(plan);
	for (const wrong of [
		[],
		[step('2027-03-01', 0), step('2027-01-15', 60)],
		[step('2027-01-15', 60), step('2027-01-15', 80)],
		[step('2027-01-15', -1)],
		[{ ...step('2027-01-15', 60), note: 'x' }],
		Array.from({ length: 25 }, (_, n) => step(`2027-01-${String(n + 1).padStart(2, '0')}`, n))
	])
		expect(pipeline.safeParse(wrong).success).toBe(false);
});
