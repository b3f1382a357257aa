import { beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { QuestionView } from '$lib/client/view-types.ts';
import { clientDouble, NOW } from '../client-double.ts';
import AskQuestion from './AskQuestion.svelte';
import QuestionList from './QuestionList.svelte';

const question = (id: string, parts: Partial<QuestionView> = {}): QuestionView => ({
	...{ id, regionId: 'VR04', kind: 'question', text: `Vraag ${id}`, state: 'open' },
	...{ askedAt: '2026-11-22T08:00:00.000Z', answers: [], shared: false, forAgenda: false },
	...{
		isOwn: false,
		placeName: null,
		sending: 'received',
		mayAnswer: false,
		mayClose: false,
		mayReopen: false
	},
	...parts
});
const PLACES = [
	{ value: 'VR04', label: 'IJsselland', regionId: 'VR04' },
	{ value: 'kade', label: 'Kade', regionId: 'VR04', locationId: 'kade' }
];

beforeEach(() => localStorage.clear());

test('a question carries what was chosen, and what is wrong is said beside the text', async () => {
	const askQuestion = vi.fn(async () => ({ ok: true, uuid: 'u' }));
	const client = clientDouble({ edit: { askQuestion } });
	const screen = await render(AskQuestion, { client, places: PLACES, from: 'kade' });
	await screen.getByRole('button', { name: 'Vraag stellen' }).click();
	await expect.element(screen.getByLabelText('Over welke locatie?')).toHaveValue('kade');
	await screen.getByRole('radio', { name: /^Knoop/ }).click();
	const text = screen.getByRole('textbox', { name: 'Uw tekst' });
	for (const [typed, told] of [
		['  ', 'Schrijf hier eerst iets op.'],
		[
			'van 12-03-1984',
			'Hier lijkt een geboortedatum te staan. Noem alleen de leeftijd of het jaar.'
		],
		['mia@voorbeeld.nl', 'Hier staat een e-mailadres. Haal dat weg.']
	] as const) {
		await text.fill(typed);
		await screen.getByRole('button', { name: 'Versturen' }).click();
		await expect.element(screen.getByRole('alert').getByText(told)).toBeVisible();
		await expect.element(text).toHaveFocus();
	}
	expect(askQuestion).not.toHaveBeenCalled();
	await text.fill(' De bus rijdt niet. ');
	await screen.getByRole('button', { name: 'Versturen' }).click();
	await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
	const place = { regionId: 'VR04', locationId: 'kade' };
	expect(askQuestion).toHaveBeenCalledExactlyOnceWith({
		...{ ...place, kind: 'bottleneck', text: 'De bus rijdt niet.' }
	});
});

test('what this device could not store stays in the form, with the reason', async () => {
	const askQuestion = async () => ({ ok: false, code: 'storage' });
	const client = clientDouble({ edit: { askQuestion }, rescue: {} });
	const screen = await render(AskQuestion, { client, places: PLACES, from: null });
	await screen.getByRole('button', { name: 'Vraag stellen' }).click();
	const text = screen.getByRole('textbox', { name: 'Uw tekst' });
	await text.fill('De bus rijdt niet.');
	await screen.getByRole('button', { name: 'Versturen' }).click();
	await expect.element(screen.getByText('Dit is niet opgeslagen')).toBeVisible();
	await expect.element(text).toHaveValue('De bus rijdt niet.');
});

test('a new answer is marked until the page was left; each item says what its person may do', async () => {
	const answers = [
		{ uuid: 'a', text: 'Ja.', by: { personId: 'tom', name: 'Tom' }, at: '2026-11-22T09:00:00.000Z' }
	];
	const own = question('1', { isOwn: true, answers, state: 'answered', mayClose: true });
	const waiting = question('2', { isOwn: true, sending: 'on-device', mayClose: true });
	const toAnswer = question('3', { mayAnswer: true, mayClose: true, placeName: 'Kade' });
	const shown = { client: clientDouble({}), questions: [own, waiting, toAnswer], now: NOW };
	const screen = await render(QuestionList, { ...shown, mayAsk: true });
	const line = (n: number) => screen.getByRole('listitem').filter({ hasText: `Vraag ${n}` });
	await expect.element(screen.getByText('1 nieuw antwoord op uw vragen')).toBeVisible();
	await expect.element(line(1).getByText('Nieuw antwoord')).toBeVisible();
	await expect.element(line(2).getByText('Op dit apparaat')).toBeVisible();
	expect(line(1).getByRole('button').elements()).toHaveLength(1);
	await expect.element(line(3).getByRole('button', { name: 'Antwoorden' })).toBeVisible();
	await expect.element(line(3).getByRole('button', { name: 'Afsluiten' })).toBeVisible();
	await screen.unmount();
	const again = await render(QuestionList, { ...shown, mayAsk: true });
	await expect.element(again.getByText('Vraag 1')).toBeVisible();
	expect(again.getByText('Nieuw antwoord').elements()).toEqual([]);
});

test('of a text whose time is over it is said that it was removed (D15)', async () => {
	const by = { personId: 'tom', name: 'Tom' };
	const answers = [{ uuid: 'a', text: '', by, at: '2025-11-01T09:00:00.000Z' }];
	const shown = { client: clientDouble({}), now: NOW, mayAsk: true };
	const gone = question('1', { text: '', state: 'answered', answers });
	const screen = await render(QuestionList, { ...shown, questions: [gone] });
	await expect.element(screen.getByText(/^De tekst is weggehaald/).first()).toBeVisible();
	expect(screen.getByText(/^De tekst is weggehaald/).elements()).toHaveLength(2);
	const open = question('2', { text: '', mayAnswer: true, mayClose: true });
	await screen.rerender({ ...shown, questions: [open] });
	const item = screen.getByRole('listitem');
	await expect.element(item.getByRole('button', { name: 'Afsluiten' })).toBeVisible();
	expect(item.getByRole('button').elements()).toHaveLength(1);
	await item.getByRole('button', { name: 'Afsluiten' }).click();
	const dialog = screen.getByRole('dialog');
	await expect.element(dialog.getByText(/^De tekst is weggehaald/)).toBeVisible();
	expect(screen.getByRole('listitem').getByText('Nog geen antwoord').elements()).toEqual([]);
});

test('what was closed says by whom, and is taken back from the strip (D13)', async () => {
	const ok = async () => ({ ok: true, uuid: 'u' });
	const edit = { closeQuestion: vi.fn(ok), reopenQuestion: vi.fn(ok) };
	const live = question('1', { isOwn: true, mayClose: true });
	const props = { client: clientDouble({ edit }), now: NOW, mayAsk: true };
	const screen = await render(QuestionList, { ...props, questions: [live] });
	await screen.getByRole('button', { name: 'Intrekken' }).click();
	await screen.getByRole('dialog').getByRole('button', { name: 'Intrekken' }).click();
	const by = { personId: 'tom', name: 'Tom' };
	const at = '2026-11-22T09:00:00.000Z';
	const closed = { by, at, shared: false, forAgenda: false };
	const gone = question('1', { state: 'closed', closed, isOwn: true, mayReopen: true });
	await screen.rerender({ ...props, questions: [gone] });
	await expect.element(screen.getByText('Afgesloten door Tom, vandaag 10:00')).toBeVisible();
	await screen.getByRole('button', { name: 'Ongedaan maken' }).click();
	const named = { regionId: 'VR04', questionId: '1' };
	expect(edit.reopenQuestion).toHaveBeenCalledExactlyOnceWith(named);
	await screen.getByRole('button', { name: 'Weer openen' }).click();
	expect(edit.reopenQuestion).toHaveBeenCalledTimes(2);
});

test('by keyboard, closing and opening again leave the focus on the card', async () => {
	const ok = async () => ({ ok: true, uuid: 'u' });
	const client = clientDouble({ edit: { closeQuestion: ok, reopenQuestion: ok } });
	const open = question('1', { isOwn: true, mayClose: true });
	const gone = question('1', { state: 'closed', isOwn: true, mayReopen: true });
	const props = { client, now: NOW, mayAsk: true };
	const screen = await render(QuestionList, { ...props, questions: [open] });
	const card = screen.getByRole('listitem');
	const press = async (name: string) => {
		const button = screen.getByRole('button', { name });
		await expect.element(button).toBeVisible();
		(button.element() as HTMLElement).focus();
		await userEvent.keyboard('{Enter}');
	};
	await press('Intrekken');
	await userEvent.keyboard('{Tab}{Tab}{Enter}');
	await screen.rerender({ ...props, questions: [gone] });
	await expect.element(card).toHaveFocus();
	await press('Ongedaan maken');
	await screen.rerender({ ...props, questions: [open] });
	await expect.element(card).toHaveFocus();
	await screen.rerender({ ...props, questions: [gone] });
	await press('Weer openen');
	await screen.rerender({ ...props, questions: [open] });
	await expect.element(card).toHaveFocus();
});

test('an answer that is being typed stays when the question is closed, and says that it cannot go', async () => {
	const answerQuestion = vi.fn();
	const props = { client: clientDouble({ edit: { answerQuestion } }), now: NOW, mayAsk: true };
	const open = question('1', { mayAnswer: true, mayClose: true });
	const screen = await render(QuestionList, { ...props, questions: [open] });
	await screen.getByRole('button', { name: 'Antwoorden' }).click();
	await screen.getByRole('textbox', { name: 'Uw antwoord' }).fill('Een lang antwoord.');
	await screen.rerender({ ...props, questions: [question('1', { state: 'closed' })] });
	await expect.element(screen.getByText(/kan niet meer weg/).first()).toBeVisible();
	const text = screen.getByRole('textbox', { name: 'Uw antwoord' });
	await expect.element(text).toHaveValue('Een lang antwoord.');
	await screen.getByRole('button', { name: 'Versturen' }).click();
	expect(answerQuestion).not.toHaveBeenCalled();
	await screen.getByRole('button', { name: 'Sluiten' }).click();
	await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
});

test('marks that were changed are not lost without a word', async () => {
	const shown = { client: clientDouble({}), now: NOW, mayAsk: true };
	const questions = [question('1', { mayAnswer: true, shared: true })];
	const screen = await render(QuestionList, { ...shown, questions });
	await screen.getByRole('button', { name: 'Delen' }).click();
	const shared = screen.getByRole('checkbox').first();
	await shared.click();
	await userEvent.keyboard('{Escape}');
	await screen.getByRole('button', { name: 'Hier blijven' }).click();
	await expect.element(shared).not.toBeChecked();
	await shared.click();
	await userEvent.keyboard('{Escape}');
	await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
});

test('a card that goes from the list because it is answered hands its focus on (WCAG 2.4.3)', async () => {
	const props = { client: clientDouble({}), now: NOW, mayAsk: true };
	const open = (id: string) => question(id, { mayAnswer: true });
	const answered = (id: string) => question(id, { mayAnswer: true, state: 'answered' });
	const screen = await render(QuestionList, { ...props, questions: [open('1'), open('2')] });
	const card = (id: string) => screen.getByRole('listitem').filter({ hasText: `Vraag ${id}` });
	const focusOn = (id: string) =>
		(card(id).getByRole('button', { name: 'Antwoorden' }).element() as HTMLElement).focus();
	await screen.getByLabelText('Toon').selectOptions('Vragen zonder antwoord');
	focusOn('1');
	await screen.rerender({ ...props, questions: [answered('1'), open('2')] });
	await expect.element(card('2')).toHaveFocus();
	focusOn('2');
	await screen.rerender({ ...props, questions: [answered('1'), answered('2')] });
	await expect.element(screen.getByText(/^0 /)).toHaveFocus();
});
