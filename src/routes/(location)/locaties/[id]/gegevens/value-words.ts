import { m } from '$messages/messages';
import type { Pin, PipelineStep, SiteFitness } from '$lib/domain/schema/location.ts';
import { degreesWords } from '$lib/ui/degrees-words.ts';
import {
	FITNESS_WORDS,
	KIND_WORDS,
	OPERATOR_WORDS,
	SHARED_BY_WORDS,
	STATUS_WORDS,
	wordOf
} from '$lib/ui/domain-words.ts';
import { formatDay, formatDecimal } from '$lib/ui/format.ts';

const CODES: Record<string, Record<string, () => string>> = {
	kind: KIND_WORDS,
	operator: OPERATOR_WORDS,
	status: STATUS_WORDS,
	sharedBy: SHARED_BY_WORDS
};

const DAYS = new Set(['opensOn', 'closesOn', 'contractEndsOn']);

/** A value of a field of a location or unit as a person reads it. */
export function valueWords(field: string, value: unknown): string {
	if (value === undefined || value === null || value === '') return emptyWords(field);
	if (field.startsWith('suitable.')) return fitnessWords(value as SiteFitness);
	if (typeof value === 'boolean') return value ? m.action_yes() : m.action_no();
	if (typeof value === 'number') return formatDecimal(value);
	if (field === 'address.pin') return m.address_pin_words(degreesWords(value as Pin));
	if (field === 'pipeline') return (value as PipelineStep[]).map(stepWords).join(', ');
	if (typeof value !== 'string') return JSON.stringify(value);
	if (CODES[field]) return wordOf(CODES[field], value);
	return DAYS.has(field) ? formatDay(value) : value;
}

function emptyWords(field: string): string {
	return field.startsWith('suitable.') ? FITNESS_WORDS.unknown() : m.field_empty();
}

function stepWords({ on, beds }: PipelineStep): string {
	return m.address_pipeline_words({ n: beds, day: formatDay(on) });
}

function fitnessWords(value: SiteFitness): string {
	if (typeof value === 'string') return wordOf(FITNESS_WORDS, value);
	if (value.of === undefined) return m.fitness_units_only({ n: value.units });
	return m.fitness_units({ units: value.units, of: value.of });
}
