import type { Day } from '../schema/ids.ts';
import type { Location } from '../schema/location.ts';
import { dayAfter } from './steps-ahead.ts';

/** Announced for a day that has come: are the beds there (D7)? `beds`: what was announced, when a number was. */
export type DueStep = { on: Day; kind: 'opens' | 'beds' | 'closes'; beds: number | null };

type Planned = Pick<Location, 'opensOn' | 'closesOn' | 'pipeline' | 'status'>;

/** Whether an answer was given is read from the entries, and a device keeps those of this many days. */
const ASKED_FOR_DAYS = 30;

/**
 * The newest of what was announced and does not stand yet. It never becomes so by itself: the day page asks until the
 * beds are as announced, or somebody states on that day or later how many there are.
 */
export function dueStep(location: Planned, today: Day, realised: number): DueStep | null {
	if (location.status === 'closed') return null;
	const since = dayAfter(today, -ASKED_FOR_DAYS);
	const passed = announced(location).filter(({ on }) => since < on && on <= today);
	const newest = passed.reduce<DueStep | null>(
		(best, step) => (best && best.on > step.on ? best : step),
		null
	);
	return newest && isOpen(newest, realised) ? newest : null;
}

/** Of one day a number of beds says more than that it opens, and that it closes more than either. */
function announced({ status, opensOn, closesOn, pipeline = [] }: Planned): DueStep[] {
	return [
		...(opensOn && status === 'preparing'
			? [{ on: opensOn, kind: 'opens' as const, beds: null }]
			: []),
		...pipeline.map(({ on, beds }) => ({ on, kind: 'beds' as const, beds })),
		...(closesOn ? [{ on: closesOn, kind: 'closes' as const, beds: 0 }] : [])
	];
}

function isOpen({ beds }: DueStep, realised: number): boolean {
	return beds === null ? realised === 0 : realised !== beds;
}
