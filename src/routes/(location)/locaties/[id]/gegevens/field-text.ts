import { m } from '$messages/messages';
import {
	type Fitness,
	LOCATION_FIELDS,
	type LocationField,
	type PipelineStep,
	type SiteFitness
} from '$lib/domain/schema/location.ts';
import { FIELD_WORDS } from '$lib/ui/field-words.ts';
import { tidyPostcode } from '../../location-draft.ts';
import { controlOf } from './fields.ts';
import { readSteps, type StepText, toStepTexts } from './pipeline-text.ts';

/** A value of a field as its control holds it. */
export function toText(field: LocationField, value: unknown): string {
	if (controlOf(field) === 'fitness') return JSON.stringify(value ?? 'unknown');
	if (controlOf(field) === 'pipeline')
		return value ? JSON.stringify(toStepTexts(value as PipelineStep[])) : '';
	if (controlOf(field) === 'decimal' && typeof value === 'number')
		return String(value).replace('.', ',');
	return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
}

export type ReadField = { value: unknown } | { error: string };

/** What a control holds as a value of the field; an empty optional field is null. */
export function readText(field: LocationField, text: string): ReadField {
	if (controlOf(field) === 'pipeline') return readSteps(JSON.parse(text || '[]') as StepText[]);
	const value = toValue(field, text.trim());
	const parsed = LOCATION_FIELDS[field].safeParse(value);
	if (!parsed.success) return { error: errorOf(field, text.trim()) };
	if (field === 'address.postcode' && !/^\d{4} [A-Z]{2}$/.test(String(value)))
		return { error: m.details_postcode_wrong() };
	return { value };
}

export const MOST_LETTERS: Partial<Record<LocationField, number>> = {
	name: 120,
	phone: 40,
	note: 2000,
	'address.street': 120,
	'address.number': 20,
	'address.suffix': 20,
	'address.postcode': 10,
	'address.city': 80,
	'address.bagId': 16
};

function toValue(field: LocationField, text: string): unknown {
	if (text === '') return null;
	switch (controlOf(field)) {
		case 'fitness':
			return JSON.parse(text) as SiteFitness | Fitness;
		case 'decimal':
			return Number(text.replace(',', '.'));
		case 'yes-no':
			return text === 'true';
		default:
			return field === 'address.postcode' ? tidyPostcode(text) : text;
	}
}

function errorOf(field: LocationField, text: string): string {
	const missing = m.details_missing({ field: FIELD_WORDS[field]() });
	if (text === '') return missing;
	const max = MOST_LETTERS[field];
	if (max !== undefined && text.length > max) return m.details_too_long({ max });
	if (controlOf(field) === 'date') return m.details_day_wrong();
	if (controlOf(field) !== 'decimal') return missing;
	return isPair(text) ? m.places_degrees_pair() : m.places_degrees_wrong();
}

/** Both degrees at once, as a map gives them to copy. */
function isPair(text: string): boolean {
	return /^-?\d+([.,]\d+)?[,;\s]\s*-?\d+([.,]\d+)?$/.test(text);
}
