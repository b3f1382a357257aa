import { m } from '$messages/messages';
import { type Change, FIGURE_FIELDS, type PreviewRow } from '$lib/domain/import/import-plan.ts';
import type { LocationField } from '$lib/domain/schema/location.ts';
import {
	FITNESS_WORDS,
	KIND_SHORT_WORDS,
	OPERATOR_WORDS,
	STATUS_WORDS,
	wordOf
} from '$lib/ui/domain-words.ts';
import { FIELD_WORDS } from '$lib/ui/field-words.ts';
import { formatDay, formatNumber } from '$lib/ui/format.ts';
import { IMPORT_FIELD_WORDS } from './import-words.ts';

/**
 * What a line changes, as a person would see it: not what is only said again of another moment, nor the figures of
 * an old sheet, which the newer count outlives.
 */
export function changesOf({ changes }: Pick<PreviewRow, 'changes'>): string[] {
	return changes.filter(({ from, to, isPast }) => from !== to && !isPast).map(changeWords);
}

/** One value that an import changes: `Bezet: 86 wordt 88`. */
export function changeWords({ field, from, to }: Change): string {
	// A note is long, and what is added to it stands among the problems.
	if (field === 'note') return m.import_change_note();
	const name = isFigure(field) ? IMPORT_FIELD_WORDS[field]() : FIELD_WORDS[field]();
	if (from === null || from === undefined)
		return m.import_change_new({ field: name, to: valueWords(field, to) });
	return m.import_change({
		field: name,
		from: valueWords(field, from),
		to: valueWords(field, to)
	});
}

type Figure = (typeof FIGURE_FIELDS)[number];

function isFigure(field: Change['field']): field is Figure {
	return (FIGURE_FIELDS as readonly string[]).includes(field);
}

const CODES: Partial<Record<LocationField | Figure, Record<string, () => string>>> = {
	kind: KIND_SHORT_WORDS,
	operator: OPERATOR_WORDS,
	status: STATUS_WORDS
};

function valueWords(field: LocationField | Figure, value: unknown): string {
	if (value === null || value === undefined) return m.field_empty();
	if (typeof value === 'number') return formatNumber(value);
	if (typeof value === 'object') return unitsWords(value as { units: number; of?: number });
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	if (field === 'opensOn' || field === 'closesOn') return formatDay(text);
	const words = CODES[field] ?? (field.startsWith('suitable.') ? FITNESS_WORDS : undefined);
	return words ? wordOf(words, text) : text;
}

function unitsWords({ units, of }: { units: number; of?: number }): string {
	return of === undefined ? m.fitness_units_only({ n: units }) : m.fitness_units({ units, of });
}
