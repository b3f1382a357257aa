import { expect, test } from 'vitest';
import { questionOf } from '../../../tests/support/sync/records.ts';
import { hasNewAnswer, keepAnswersSeen, readAnswersSeen } from './answers-seen.ts';
import type { QuestionView } from './view-types.ts';

function storageDouble(): Pick<Storage, 'getItem' | 'setItem'> {
	const kept = new Map<string, string>();
	return {
		getItem: (key) => kept.get(key) ?? null,
		setItem: (key, value) => void kept.set(key, value)
	};
}

const answer = { uuid: '', text: 'Ja.', by: { personId: 'rob', name: 'Rob' }, at: '' };
const view = (n: number, answers: number, isOwn = true): QuestionView => ({
	...questionOf(n, { answers: Array<typeof answer>(answers).fill(answer) }),
	...{
		isOwn,
		placeName: null,
		sending: 'received',
		mayAnswer: false,
		mayClose: true,
		mayReopen: false
	}
});

test('an answer is new until the page has shown it to this person', () => {
	const storage = storageDouble();
	expect(hasNewAnswer(view(1, 1), readAnswersSeen('mia', storage))).toBe(true);
	keepAnswersSeen('mia', [view(1, 1)], storage);
	expect(hasNewAnswer(view(1, 1), readAnswersSeen('mia', storage))).toBe(false);
	expect(hasNewAnswer(view(1, 2), readAnswersSeen('mia', storage))).toBe(true);
	expect(hasNewAnswer(view(1, 1), readAnswersSeen('bert', storage))).toBe(true);
});

test('what others asked brings nobody news', () => {
	expect(hasNewAnswer(view(1, 1, false), {})).toBe(false);
	expect(hasNewAnswer(view(1, 0), {})).toBe(false);
});
