import { describe, expect, test } from 'vitest';
import { dueStep } from './due-step.ts';

const TODAY = '2026-11-22';
const open = { status: 'open' as const };

describe('on the day the day page asks (D7)', () => {
	test('whether the beds are there that were announced, and not before', () => {
		const location = { ...open, pipeline: [{ on: TODAY, beds: 60 }] };
		expect(dueStep(location, '2026-11-21', 40)).toBeNull();
		expect(dueStep(location, TODAY, 40)).toEqual({ on: TODAY, kind: 'beds', beds: 60 });
	});

	test('nothing where they are', () => {
		expect(dueStep({ ...open, pipeline: [{ on: TODAY, beds: 60 }] }, TODAY, 60)).toBeNull();
	});

	test('the newest of several alone: the one before it is overtaken', () => {
		const pipeline = [
			{ on: '2026-11-15', beds: 50 },
			{ on: '2026-11-20', beds: 60 },
			{ on: '2026-12-01', beds: 80 }
		];
		expect(dueStep({ ...open, pipeline }, TODAY, 40)).toMatchObject({ beds: 60 });
		expect(dueStep({ ...open, pipeline }, TODAY, 60)).toBeNull();
	});

	test('how many beds there are where it would open, and whether they are gone where it would close', () => {
		const preparing = { status: 'preparing' as const, opensOn: '2026-11-20' };
		expect(dueStep(preparing, TODAY, 0)).toMatchObject({ kind: 'opens', beds: null });
		expect(dueStep(preparing, TODAY, 12)).toBeNull();
		expect(dueStep({ ...preparing, status: 'open' }, TODAY, 0)).toBeNull();
		const closing = { status: 'closing' as const, closesOn: TODAY };
		const both = { ...closing, pipeline: [{ on: TODAY, beds: 10 }] };
		expect(dueStep(both, TODAY, 12)).toMatchObject({ kind: 'closes', beds: 0 });
		expect(dueStep(closing, TODAY, 0)).toBeNull();
		expect(dueStep({ ...closing, status: 'closed' }, TODAY, 12)).toBeNull();
	});

	test('for thirty days: of an older one nobody knows here whether it was answered', () => {
		const since = (on: string) => dueStep({ ...open, pipeline: [{ on, beds: 60 }] }, TODAY, 40);
		expect(since('2026-10-24')).not.toBeNull();
		expect(since('2026-10-23')).toBeNull();
	});
});
