import { normaliseText } from '$lib/domain/import/normalise-text.ts';
import { TERM_WORDS } from '$lib/ui/term-words.ts';
import { type TermGroup, type TermId, TERMS } from '$lib/ui/terms.ts';
import { m } from '$messages/messages';

const HEADINGS: Record<TermGroup, () => string> = {
	beds: m.help_words_beds,
	work: m.help_words_work,
	places: m.help_words_places,
	groups: m.help_words_groups
};

export type FoundTerms = { group: TermGroup; heading: string; terms: TermId[] };

/** Words that hold what was typed, or whose meaning does; groups without one are left out. */
export function findTerms(search: string): FoundTerms[] {
	const wanted = normaliseText(search);
	return (Object.keys(TERMS) as TermGroup[])
		.map((group) => ({
			group,
			heading: HEADINGS[group](),
			terms: TERMS[group].filter((term) => toText(term).includes(wanted))
		}))
		.filter(({ terms }) => terms.length > 0);
}

function toText(term: TermId): string {
	const { word, meaning } = TERM_WORDS[term];
	return normaliseText(`${word()} ${meaning()}`);
}
