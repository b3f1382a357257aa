import type { Day } from '../schema/ids.ts';
import type { Location } from '../schema/location.ts';

/** What is announced of a location: it opens, gets another number of beds, its contract ends, it closes (D7). */
export type AheadStep = { on: Day } & (
	| { kind: 'opens' | 'contract-ends' | 'closes' }
	/** `change`: against what comes before it. */
	| { kind: 'beds'; beds: number; change: number }
);

type Planned = Pick<Location, 'opensOn' | 'closesOn' | 'contractEndsOn' | 'pipeline' | 'status'>;

type When = {
	/** The first day that counts. */
	from: Day;
	/** The first day that does not. */
	until: Day;
	/** Beds that exist today; what is planned starts from them and is never among them. */
	realised: number;
};

/** In order of day; of one day in the order in which it goes. */
export function stepsAhead(location: Planned, { from, until, realised }: When): AheadStep[] {
	const steps: AheadStep[] = [
		...dated('opens', location.status === 'preparing' ? location.opensOn : undefined),
		...bedSteps(location, from, realised),
		...dated('contract-ends', location.contractEndsOn),
		...dated('closes', location.status === 'closed' ? undefined : location.closesOn)
	];
	return steps
		.filter(({ on }) => from <= on && on < until)
		.sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
}

/** The day that many days later. */
export function dayAfter(day: Day, days: number): Day {
	return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from one day to another; below zero when it has passed. */
export function daysBetween(from: Day, to: Day): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

const DAY_MS = 24 * 60 * 60_000;

function dated(kind: 'opens' | 'contract-ends' | 'closes', on: Day | undefined): AheadStep[] {
	return on === undefined ? [] : [{ kind, on }];
}

function bedSteps({ pipeline = [] }: Planned, from: Day, realised: number): AheadStep[] {
	const ahead = pipeline.filter(({ on }) => from <= on);
	return ahead.map(({ on, beds }, index) => ({
		kind: 'beds',
		on,
		beds,
		change: beds - (ahead[index - 1]?.beds ?? realised)
	}));
}
