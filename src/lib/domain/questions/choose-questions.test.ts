import { describe, expect, test } from 'vitest';
import { uuidOf } from '../../../../tests/support/sync/people.ts';
import { questionOf } from '../../../../tests/support/sync/records.ts';
import { chooseQuestions, type QuestionShow } from './choose-questions.ts';

const by = { personId: 'rob', name: 'Rob' };
const answer = { uuid: uuidOf(90), text: 'Ja, bij Café Zoë.', by, at: '2026-03-03T06:00:00.000Z' };

const DOG = { ...questionOf(1, { text: 'Mag een hond mee?' }), placeName: 'Kade' };
const INTERPRETER = {
	...questionOf(2, {
		...{ text: 'Wie heeft een tolk?', state: 'answered', answers: [answer] },
		askedAt: '2026-03-02T07:00:00.000Z'
	}),
	placeName: null
};
const PEARL = {
	...questionOf(3, { text: 'Samen koken', kind: 'pearl', shared: true, forAgenda: true }),
	placeName: null
};
const KNOT = {
	...questionOf(4, { text: 'De bus rijdt niet', kind: 'bottleneck' }),
	placeName: null
};
const GONE = { ...questionOf(5, { text: 'Mag een kat mee?', state: 'closed' }), placeName: 'Kade' };
const ALL = [DOG, INTERPRETER, PEARL, KNOT, GONE];

const chosen = (show: QuestionShow, search = '') =>
	chooseQuestions(ALL, { show, search }).map(({ text }) => text);

describe('a list of questions', () => {
	test('is newest first, with what was put away: who asked it finds its answer again', () => {
		expect(chosen('all')).toEqual([
			INTERPRETER.text,
			...[DOG.text, PEARL.text, KNOT.text, GONE.text]
		]);
	});

	test.each<[QuestionShow, string[]]>([
		['open', [DOG.text]],
		['answered', [INTERPRETER.text]],
		['pearl', [PEARL.text]],
		['bottleneck', [KNOT.text]],
		['agenda', [PEARL.text]],
		['closed', [GONE.text]]
	])('shows %s only when asked to', (show, texts) => expect(chosen(show)).toEqual(texts));

	test('a question of which the text is gone is in the list, and waits for nothing (D20)', () => {
		const blanked = { ...questionOf(6, { text: '' }), placeName: null };
		const found = (show: QuestionShow) => chooseQuestions([blanked], { show, search: '' });
		expect(found('all')).toEqual([blanked]);
		expect(found('open')).toEqual([]);
	});

	test.each([
		['HOND', [DOG.text]],
		['cafe zoe', [INTERPRETER.text]],
		['een mee', [DOG.text, GONE.text]],
		['kade', [DOG.text, GONE.text]],
		['hond tolk', []],
		['  ', [INTERPRETER.text, DOG.text, PEARL.text, KNOT.text, GONE.text]]
	])('finds by "%s" in questions, answers and places', (search, texts) =>
		expect(chosen('all', search)).toEqual(texts)
	);
});
