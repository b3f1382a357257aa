import type { SiteFitness } from '../schema/location.ts';
import { saysNothing, saysUnknown } from './empty-words.ts';
import { normaliseText } from './normalise-text.ts';

export type SuitabilityReading =
	{ status: 'value'; value: SiteFitness } | { status: 'blank' } | { status: 'unreadable' };

/** Reads yes, no, unknown or "n of m units" (D8). "begane grond" is none of these and is left to a person. */
export function readSuitability(text: string): SuitabilityReading {
	if (text.trim() === '') return { status: 'blank' };
	if (saysUnknown(text) || saysNothing(text)) return { status: 'value', value: 'unknown' };
	const word = normaliseText(text);
	if (YES.includes(word)) return { status: 'value', value: 'yes' };
	if (NO.includes(word)) return { status: 'value', value: 'no' };
	const units = UNITS.exec(word);
	if (!units) return { status: 'unreadable' };
	const of = units[2] === undefined ? {} : { of: Number(units[2]) };
	return { status: 'value', value: { units: Number(units[1]), ...of } };
}

const YES = ['ja', 'j', 'yes', 'y', 'true', 'waar'];
const NO = ['nee', 'neen', 'n', 'no', 'false', 'onwaar'];
const UNITS =
	/^(?:(?:ja|yes) )?(?:in )?(\d{1,4})(?: (?:van(?: de)?|of(?: the)?|uit) (\d{1,4}))? (?:kamers?|units?|rooms?|appartement(?:en)?|apartments?|woning(?:en)?|cabins?)$/;
