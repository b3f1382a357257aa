import { beforeEach, expect, test } from 'vitest';
import { keepAnswersSeen } from '$lib/client/answers-seen.ts';
import type { QuestionView } from '$lib/client/view-types.ts';
import type { Role } from '$lib/domain/schema/person.ts';
import { clientDouble, liveDouble } from '../client-double.ts';
import { readMenuNews } from './menu-news.ts';

const ASKED = {
	...{ kind: 'question', state: 'open', text: 'Mag een hond mee?', answers: [] },
	...{ isOwn: false, mayAnswer: false }
};
const ANSWERED = {
	...ASKED,
	id: 'own',
	isOwn: true,
	state: 'answered',
	answers: [{ text: 'Ja.' }]
};

beforeEach(() => localStorage.clear());

function newsOf(role: Role, questions: object[]) {
	const views = {
		questions: liveDouble(questions).query,
		region: liveDouble({ me: { role } }).query
	};
	return readMenuNews(clientDouble({ views }));
}

test('the desk reads in the menu how many questions wait for an answer that can be given (D20)', async () => {
	const waiting = { ...ASKED, mayAnswer: true };
	const blanked = { ...waiting, text: '' };
	const others = [{ ...waiting, state: 'answered' }, { ...waiting, kind: 'pearl' }, ASKED, blanked];
	const { questions } = await newsOf('rcvs', [waiting, waiting, ...others]);
	expect(questions).toBe('Vragen en antwoorden (2 zonder antwoord)');
});

test('who asked reads in the menu that an answer came, until it was looked at', async () => {
	expect((await newsOf('manager', [ANSWERED])).questions).toBe('Vragen en antwoorden (1 nieuw)');
	keepAnswersSeen('me', [ANSWERED as unknown as QuestionView]);
	expect((await newsOf('manager', [ANSWERED])).questions).toBe('Vragen en antwoorden');
});

test('only the coordinator finds the devices that hold something in the menu (S22)', async () => {
	expect((await newsOf('coordinator', [])).pages).toEqual([
		{ href: '/regio/apparaten', label: 'Nog niet ontvangen van apparaten' }
	]);
	for (const role of ['manager', 'municipal', 'rcvs', 'reader', 'national'] as const)
		expect((await newsOf(role, [])).pages).toEqual([]);
});
