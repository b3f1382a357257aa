import { normaliseText } from './normalise-text.ts';

/** The cell says nothing: empty, a dash, "n.v.t.". */
export function saysNothing(text: string): boolean {
	return /^[-–—.\s]*$/.test(text) || NOTHING.includes(normaliseText(text));
}

/** The cell says that nobody knows. */
export function saysUnknown(text: string): boolean {
	return /^\s*\?+\s*$/.test(text) || UNKNOWN.includes(normaliseText(text));
}

const NOTHING = ['nvt', 'n v t', 'n a', 'geen opgave'];
const UNKNOWN = ['onbekend', 'unknown', 'nnb', 'n n b', 'nog niet bekend', 'tbd'];
