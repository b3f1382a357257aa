import { expect, test } from 'vitest';
import type { Question } from '../schema/question.ts';
import { blankOldTexts, TEXT_KEPT_DAYS, textsKeptFrom } from './blank-old-texts.ts';

const KEPT_FROM = '2025-11-22T12:00:00.000Z';
const answer = (uuid: string, at: string, text = 'Ja.') => ({
	...{ uuid, text, at },
	by: { personId: 'desk', name: 'RCVS' }
});
const question = (askedAt: string, answers: Question['answers'] = []) =>
	({ text: 'Mag een hond mee?', askedAt, answers, state: 'open' }) as unknown as Question;

test('a text is kept for 365 days or as many as are asked, to the minute (D15)', () => {
	const now = Date.parse('2026-11-22T12:00:00.000Z');
	expect(textsKeptFrom(now, TEXT_KEPT_DAYS)).toBe(KEPT_FROM);
	expect(textsKeptFrom(now, 30)).toBe('2026-10-23T12:00:00.000Z');
	expect(blankOldTexts(question(KEPT_FROM), KEPT_FROM)).toBeNull();
	const old = question('2025-11-22T11:59:59.999Z');
	expect(blankOldTexts(old, KEPT_FROM)).toEqual({ ...old, text: '' });
});

test('each text goes by its own date, and nothing else of the question goes with it (D15)', () => {
	const old = answer('1', '2025-01-02T00:00:00.000Z');
	const young = answer('2', '2026-01-02T00:00:00.000Z', 'Nee.');
	const asked = question('2025-01-01T00:00:00.000Z', [old, young]);
	expect(blankOldTexts(asked, KEPT_FROM)).toEqual({
		...asked,
		text: '',
		answers: [{ ...old, text: '' }, young]
	});
	const late = question('2026-01-01T00:00:00.000Z', [old]);
	expect(blankOldTexts(late, KEPT_FROM)).toMatchObject({
		text: late.text,
		answers: [{ text: '' }]
	});
});

test('what is blank already is not blanked again', () => {
	const asked = question('2025-01-01T00:00:00.000Z', [answer('1', '2025-01-02T00:00:00.000Z')]);
	expect(blankOldTexts(blankOldTexts(asked, KEPT_FROM)!, KEPT_FROM)).toBeNull();
});
