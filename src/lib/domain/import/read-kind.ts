import type { Kind, Operator } from '../schema/location.ts';
import { normaliseText } from './normalise-text.ts';

/** Which kind of reception a cell names; null when it names none that we know. */
export function readKind(text: string): Kind | null {
	return findWord(KIND_WORDS, text);
}

/** Who runs a site; null when the cell names nobody that we know. */
export function readOperator(text: string): Operator | null {
	return findWord(OPERATOR_WORDS, text);
}

const KIND_WORDS: Record<Kind, RegExp> = {
	goo: /^(goo|gemeentelijke opvang( oekrain(e|ers))?|municipal( shelter| reception)?)$/,
	hub: /^((transit)? ?hub|transit|transitlocatie)$/,
	cno: /^(cno|crisis ?(nood)? ?opvang|crisis( shelter| reception)?)$/,
	asylum: /^(asiel(opvang)?|azc|asielzoekerscentrum|asylum( seekers)?( centre)?)$/,
	amv: /^(amv(s| s)?|unaccompanied minors|alleenstaande minderjarige vreemdelingen)$/,
	other: /^(overig|anders|other)$/
};

const OPERATOR_WORDS: Record<Operator, RegExp> = {
	municipality: /^(gemeente|municipality)( |$)/,
	'safety-region': /^(veiligheidsregio|safety region)( |$)/,
	coa: /^coa$/,
	noo: /^noo$/,
	other: /^(overig|anders|other)$/
};

function findWord<Word extends string>(words: Record<Word, RegExp>, text: string): Word | null {
	const word = normaliseText(text);
	const found = (Object.entries(words) as [Word, RegExp][]).find(([, pattern]) =>
		pattern.test(word)
	);
	return found ? found[0] : null;
}
