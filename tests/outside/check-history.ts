import { checkChains } from './check-chains.ts';
import { checkFields } from './check-fields.ts';
import { checkFigures } from './check-figures.ts';
import { checkOnce } from './check-once.ts';
import { checkOthers } from './check-others.ts';
import { checkPages } from './check-pages.ts';
import { checkRest } from './check-rest.ts';
import type { Evidence } from './evidence.ts';

/** What does not hold of I1–I8, each line beginning with the rule; nothing of it is asked of the product. */
export function checkHistory(evidence: Evidence): string[] {
	return [
		...checkOnce(evidence),
		...checkOthers(evidence),
		...checkFigures(evidence),
		...checkRest(evidence),
		...checkChains(evidence),
		...checkFields(evidence),
		...checkPages(evidence)
	];
}
