import { describe, expect, test } from 'vitest';
import { uuidOf } from '../../../../tests/support/sync/people.ts';
import type { Question } from '../schema/question.ts';
import { changeQuestion, type QuestionChange } from './change-question.ts';

const MIA = { personId: 'mia', name: 'Mia' };
const DESK = { personId: 'desk', name: 'Desk' };

const ASKED: Question = {
	id: uuidOf(1),
	regionId: 'VR04',
	kind: 'question',
	text: 'Mag een hond mee?',
	askedBy: MIA,
	askedAt: '2026-03-02T12:00:00.000Z',
	answers: [],
	state: 'open',
	shared: true,
	forAgenda: true
};

const answer = (n: number): QuestionChange => ({
	is: 'answer',
	answer: { uuid: uuidOf(n), text: `Antwoord ${n}`, by: DESK, at: '2026-03-02T12:05:00.000Z' }
});
const closeAs = (by: typeof MIA, at = '2026-03-02T12:10:00.000Z'): QuestionChange => ({
	is: 'close',
	closed: { by, at }
});
const REOPEN: QuestionChange = { is: 'reopen' };

/** A question and what was done to it, one after another. */
const after = (...changes: QuestionChange[]) => changes.reduce(changeQuestion, ASKED);

describe('an own change that lies over a row that may contain it already (I6)', () => {
	test.each<[string, QuestionChange[], QuestionChange]>([
		['an answer', [answer(2), answer(3)], answer(2)],
		['a mark', [], { is: 'share', kind: 'pearl', shared: false, forAgenda: true }],
		['a closing', [answer(2)], closeAs(MIA)],
		['a closing of an older version', [], { is: 'close' }],
		['a reopening', [answer(2), closeAs(MIA)], REOPEN]
	])('%s made twice is the same', (_, before, change) => {
		const once = after(...before, change);
		expect(changeQuestion(once, change)).toEqual(once);
	});

	test('of what the desk closed meanwhile, an own closing leaves who closed it and its marks', () => {
		const closed = after(closeAs(DESK));
		expect(changeQuestion(closed, closeAs(MIA, '2026-03-02T12:20:00.000Z'))).toEqual(closed);
		expect(changeQuestion(closed, REOPEN)).toEqual(ASKED);
	});

	test('of what is open again, an own reopening leaves the marks', () => {
		expect(changeQuestion(ASKED, REOPEN)).toEqual(ASKED);
	});
});

describe('an answer', () => {
	test('stands behind those that are there', () => {
		const { answers, state } = after(answer(2), answer(3));
		expect(answers.map(({ uuid }) => uuid)).toEqual([uuidOf(2), uuidOf(3)]);
		expect(state).toBe('answered');
	});

	test('to what was closed meanwhile does not bring it back, and stands when it is reopened', () => {
		const closed = after(closeAs(DESK), answer(2));
		expect(closed).toMatchObject({ state: 'closed', shared: false });
		expect(changeQuestion(closed, REOPEN)).toMatchObject({ state: 'answered', shared: true });
	});
});

test('what a version closed that kept no marks is reopened without them', () => {
	expect(after({ is: 'close' }, REOPEN)).toEqual({ ...ASKED, shared: false, forAgenda: false });
});
