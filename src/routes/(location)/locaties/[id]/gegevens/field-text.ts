import { m } from '$messages/messages';
import { tidyPostcode } from '$lib/domain/import/split-address.ts';
import {
	type Fitness,
	LOCATION_FIELDS,
	type LocationField,
	type Pin,
	type PipelineStep,
	type SiteFitness
} from '$lib/domain/schema/location.ts';
import { FIELD_WORDS } from '$lib/ui/field-words.ts';
import { isPostcode } from '../../location-draft.ts';
import { controlOf } from './fields.ts';
import { readPin, toPinText } from './pin-text.ts';
import { readSteps, type StepText, toStepTexts } from './pipeline-text.ts';

/** A value of a field as its control holds it. */
export function toText(field: LocationField, value: unknown): string {
	if (controlOf(field) === 'fitness') return JSON.stringify(value ?? 'unknown');
	if (controlOf(field) === 'pipeline')
		return value ? JSON.stringify(toStepTexts(value as PipelineStep[])) : '';
	if (controlOf(field) === 'pin') return toPinText(value as Pin | null | undefined);
	return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
}

export type ReadField = { value: unknown } | { error: string };

/** What a control holds as a value of the field; an empty optional field is null. */
export function readText(field: LocationField, text: string): ReadField {
	if (controlOf(field) === 'pipeline') return readSteps(JSON.parse(text || '[]') as StepText[]);
	if (controlOf(field) === 'pin') return readPin(text);
	const value = toValue(field, text.trim());
	const parsed = LOCATION_FIELDS[field].safeParse(value);
	if (!parsed.success) return { error: errorOf(field, text.trim()) };
	if (field === 'address.postcode' && !isPostcode(String(value)))
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
	return controlOf(field) === 'date' ? m.details_day_wrong() : missing;
}
