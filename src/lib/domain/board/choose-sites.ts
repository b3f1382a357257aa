import type { SiteFitness } from '../schema/location.ts';
import type { BoardChoice } from './board-choice.ts';
import { type BoardSite, isOnBoard } from './board-site.ts';

export type Chosen<Site> = {
	sites: Site[];
	/** Left out only because nobody said whether they fit (D8). */
	unknown: number;
};

/** The sites that a choice shows, in the order given. */
export function chooseSites<Site extends BoardSite>(
	all: Iterable<Site>,
	choice: BoardChoice
): Chosen<Site> {
	const chosen: Chosen<Site> = { sites: [], unknown: 0 };
	for (const site of all) {
		if (!isOnBoard(site) || !isInArea(site, choice) || !isWanted(site, choice)) continue;
		const answer = fitOf(site, choice);
		if (answer === 'yes' || (answer === 'unknown' && choice.withUnknown)) chosen.sites.push(site);
		else if (answer === 'unknown') chosen.unknown += 1;
	}
	return chosen;
}

/** The sites of the same choice that are not there yet: beside the board, never in its totals (D7). */
export function choosePreparing<Site extends BoardSite>(
	all: Iterable<Site>,
	choice: Pick<BoardChoice, 'region' | 'municipality' | 'kind'>
): Site[] {
	return [...all].filter(
		(site) =>
			site.location.status === 'preparing' &&
			isInArea(site, choice) &&
			(choice.kind === 'all' || site.kind === choice.kind)
	);
}

/** Within the region and municipality of the choice. */
export function isInArea(
	site: BoardSite,
	{ region, municipality }: Pick<BoardChoice, 'region' | 'municipality'>
): boolean {
	return (
		(region === null || site.regionId === region) &&
		(municipality === null || site.municipality === municipality)
	);
}

function isWanted(site: BoardSite, { kind, atLeast, together }: BoardChoice): boolean {
	return (
		(kind === 'all' || site.kind === kind) &&
		(atLeast === 0 || site.placeable >= atLeast) &&
		(together === 0 || fitsTogether(site, together) !== 'no')
	);
}

/**
 * Whether a household of `n` fits in one unit (D4). Where units are not known enough places may lie apart, and a room
 * that nobody counted may not be empty (D5, D14): only the house itself knows.
 */
export function fitsTogether(
	{ largestUnit, placeable, countedAt }: Pick<BoardSite, 'largestUnit' | 'placeable' | 'countedAt'>,
	n: number
): 'yes' | 'no' | 'ask' {
	if ((largestUnit ?? placeable) < n) return 'no';
	return largestUnit === null || countedAt === null ? 'ask' : 'yes';
}

/** "No" to one need is no; else "unknown" for one is unknown. */
function fitOf({ location }: BoardSite, { needs }: BoardChoice): 'yes' | 'no' | 'unknown' {
	const answers = needs.map((need) => answerOf(location.suitable[need]));
	if (answers.includes('no')) return 'no';
	return answers.includes('unknown') ? 'unknown' : 'yes';
}

function answerOf(fitness: SiteFitness | undefined): 'yes' | 'no' | 'unknown' {
	if (fitness === undefined) return 'unknown';
	if (typeof fitness === 'string') return fitness;
	return fitness.units > 0 ? 'yes' : 'no';
}
