import { type AheadStep, dayAfter, stepsAhead } from '../pipeline/steps-ahead.ts';
import type { Day } from '../schema/ids.ts';
import type { Location } from '../schema/location.ts';
import type { BoardSite } from './board-site.ts';

/** A site with what is announced of it. */
export type PlannedSite = BoardSite & {
	location: Pick<Location, 'opensOn' | 'closesOn' | 'contractEndsOn' | 'pipeline'>;
};

export type AheadLine<Site> = {
	site: Site;
	step: AheadStep;
	/** Beds that the board would have more; below zero: fewer. null: nobody said how many, or it is no change of beds. */
	change: number | null;
};

export type BedsAhead<Site> = {
	/** Sums of the changes above and below zero. */
	more: number;
	fewer: number;
	/** What they are the sum of (D2), in order of day. */
	lines: AheadLine<Site>[];
};

/** What is announced of these sites from today up to so many days later. Plans: they are in no figure (D7). */
export function bedsAhead<Site extends PlannedSite>(
	sites: Iterable<Site>,
	{ today, days }: { today: Day; days: number }
): BedsAhead<Site> {
	const ahead: BedsAhead<Site> = { more: 0, fewer: 0, lines: [] };
	for (const site of sites) ahead.lines.push(...linesOf(site, today, dayAfter(today, days + 1)));
	ahead.lines.sort((a, b) => (a.step.on === b.step.on ? 0 : a.step.on < b.step.on ? -1 : 1));
	for (const { change } of ahead.lines) {
		ahead.more += Math.max(0, change ?? 0);
		ahead.fewer += Math.max(0, -(change ?? 0));
	}
	return ahead;
}

/** Each step against what the board would have by then; what is as announced already is no step any more. */
function linesOf<Site extends PlannedSite>(site: Site, from: Day, until: Day): AheadLine<Site>[] {
	const { location, figures } = site;
	// Beds in preparation are on no board (D7).
	let beds = location.status === 'preparing' ? 0 : figures.realised;
	const lines: AheadLine<Site>[] = [];
	for (const step of stepsAhead(location, { from, until, realised: beds })) {
		const then = bedsAfter(step, beds, figures.realised);
		const change = then === null ? null : then - beds;
		beds = then ?? beds;
		if (change !== 0) lines.push({ site, step: against(step, change), change });
	}
	return lines;
}

/** null: nobody said how many beds it opens with, or it changes none. */
function bedsAfter(step: AheadStep, beds: number, realised: number): number | null {
	switch (step.kind) {
		case 'beds':
			return step.beds;
		case 'closes':
			return beds === 0 ? null : 0;
		case 'opens':
			return beds === 0 && realised > 0 ? realised : null;
		case 'contract-ends':
			return null;
	}
}

function against(step: AheadStep, change: number | null): AheadStep {
	return step.kind === 'beds' ? { ...step, change: change ?? 0 } : step;
}
