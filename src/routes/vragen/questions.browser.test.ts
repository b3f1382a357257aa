import { beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Draft, Drafts } from '$lib/client/client-types.ts';
import type { QuestionView } from '$lib/client/view-types.ts';
import { MAX_QUESTION } from '$lib/domain/schema/question.ts';
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

/** Drafts as a device keeps them, in memory. */
function draftsDouble(kept: Record<string, Draft> = {}): Drafts {
	return {
		read: async (place) => kept[place],
		keep: async (place, value) => void (kept[place] = { at: NOW, value }),
		drop: async (place) => void delete kept[place],
		dropAll: async () => {}
	};
}

test('a question that the tablet ended is offered with what was chosen, and gone once it is stored', async () => {
	const kept: Record<string, Draft> = {};
	const askQuestion = vi.fn(async () => ({ ok: true, uuid: 'u' }));
	const client = clientDouble({ edit: { askQuestion }, drafts: draftsDouble(kept) });
	const props = { client, places: PLACES, from: null };
	const ended = await render(AskQuestion, props);
	await ended.getByRole('button', { name: 'Vraag stellen' }).click();
	await ended.getByRole('radio', { name: /^Knoop/ }).click();
	await ended.getByLabelText('Over welke locatie?').selectOptions('Kade');
	await ended.getByRole('textbox', { name: 'Uw tekst' }).fill('De bus rijdt');
	await ended.unmount();

	const screen = await render(AskQuestion, props);
	await screen.getByRole('button', { name: 'Vraag stellen' }).click();
	const dialog = screen.getByRole('dialog');
	await expect.element(dialog.getByText(/U was hier vandaag 17:55 mee bezig/)).toBeVisible();
	await expect.element(dialog.getByRole('heading')).toHaveFocus();
	expect(dialog.getByRole('button', { name: 'Versturen' }).elements()).toEqual([]);
	await screen.getByRole('button', { name: 'Verder gaan' }).click();
	const text = screen.getByRole('textbox', { name: 'Uw tekst' });
	await expect.element(text).toHaveFocus();
	await expect.element(screen.getByRole('radio', { name: /^Knoop/ })).toBeChecked();
	await expect.element(text).toHaveValue('De bus rijdt');
	await text.fill('De bus rijdt niet.');
	await screen.getByRole('button', { name: 'Versturen' }).click();
	const place = { regionId: 'VR04', locationId: 'kade' };
	expect(askQuestion).toHaveBeenCalledExactlyOnceWith({
		...{ ...place, kind: 'bottleneck', text: 'De bus rijdt niet.' }
	});
	await expect.poll(() => kept).toEqual({});
});

test('nothing that looks like somebody’s details is kept, and what was kept before goes (D15)', async () => {
	const kept: Record<string, Draft> = {};
	const client = clientDouble({ edit: {}, drafts: draftsDouble(kept) });
	const questions = [question('1', { mayAnswer: true, mayClose: true })];
	const screen = await render(QuestionList, { client, questions, now: NOW, mayAsk: true });
	await screen.getByRole('button', { name: 'Antwoorden' }).click();
	const text = screen.getByRole('textbox', { name: 'Uw antwoord' });
	await text.fill('Bel haar op');
	expect(kept).toEqual({ 'answer 1': { at: NOW, value: { text: 'Bel haar op' } } });
	await text.fill('Bel haar op 06-12345678');
	expect(kept).toEqual({});
	await screen.getByRole('button', { name: 'Sluiten' }).click();
	await screen.getByRole('button', { name: 'Antwoorden' }).click();
	await expect.element(text).toHaveValue('Bel haar op 06-12345678');
});

test('an answer that is begun anew leaves nothing of the one before', async () => {
	const kept = { 'answer 1': { at: NOW, value: { text: 'Een lang antwoord.' } } };
	const client = clientDouble({ edit: {}, drafts: draftsDouble(kept) });
	const questions = [question('1', { mayAnswer: true, mayClose: true })];
	const screen = await render(QuestionList, { client, questions, now: NOW, mayAsk: true });
	await screen.getByRole('button', { name: 'Antwoorden' }).click();
	await userEvent.keyboard('{Escape}');
	expect(Object.keys(kept)).toEqual(['answer 1']);
	await screen.getByRole('button', { name: 'Antwoorden' }).click();
	await screen.getByRole('button', { name: 'Opnieuw beginnen' }).click();
	const text = screen.getByRole('textbox', { name: 'Uw antwoord' });
	await expect.element(text).toHaveFocus();
	await expect.element(text).toHaveValue('');
	expect(kept).toEqual({});
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
	const namesOf = (card: ReturnType<typeof line>) =>
		card
			.getByRole('button')
			.elements()
			.map(({ textContent }) => textContent.trim());
	await expect.element(screen.getByText('1 nieuw antwoord op uw vragen')).toBeVisible();
	await expect.element(line(1).getByText('Nieuw antwoord')).toBeVisible();
	await expect.element(line(2).getByText('Op dit apparaat')).toBeVisible();
	expect(namesOf(line(1))).toEqual(['Doorvragen', 'Intrekken']);
	expect(namesOf(line(2))).toEqual(['Intrekken']);
	await expect.element(line(3).getByRole('button', { name: 'Antwoorden' })).toBeVisible();
	await expect.element(line(3).getByRole('button', { name: 'Afsluiten' })).toBeVisible();
	await screen.unmount();
	const again = await render(QuestionList, { ...shown, mayAsk: true });
	await expect.element(again.getByText('Vraag 1')).toBeVisible();
	expect(again.getByText('Nieuw antwoord').elements()).toEqual([]);
});

test('who has not enough of an answer asks further, and what that goes on with goes along', async () => {
	const askQuestion = vi.fn(async () => ({ ok: true, uuid: 'u' }));
	const by = { personId: 'tom', name: 'Tom' };
	const answers = [{ uuid: 'a', text: 'Ja.', by, at: '2026-11-22T09:00:00.000Z' }];
	const text = 'Mag een hond mee naar het café in de Bergpoortstraat, als hij klein is?';
	const told = { text, answers, state: 'answered', locationId: 'kade' } as const;
	const own = question('1', { ...told, isOwn: true, mayClose: true });
	const client = clientDouble({ edit: { askQuestion } });
	const props = { client, questions: [own], now: NOW, mayAsk: true };
	const screen = await render(QuestionList, props);
	await screen.getByRole('button', { name: 'Doorvragen' }).click();
	const dialog = screen.getByRole('dialog');
	await expect.element(dialog.getByText(text)).toBeVisible();
	const field = dialog.getByRole('textbox', { name: 'Uw tekst' });
	await field.fill('En twee honden?');
	const { maxLength } = field.element() as HTMLTextAreaElement;
	await dialog.getByRole('button', { name: 'Versturen' }).click();
	const quoted = 'Mag een hond mee naar het café in de Bergpoortstraat, als hi…';
	const before = `Vervolg op: "${quoted}"\n`;
	expect(askQuestion).toHaveBeenCalledExactlyOnceWith({
		...{ regionId: 'VR04', locationId: 'kade', kind: 'question' },
		text: `${before}En twee honden?`
	});
	expect(maxLength + before.length).toBe(MAX_QUESTION);
	await expect.element(screen.getByText('Opgeslagen. Uw tekst staat in de lijst.')).toBeVisible();
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

test('marks that are as they were are not sent', async () => {
	const shareQuestion = vi.fn(async () => ({ ok: true, uuid: 'u' }));
	const client = clientDouble({ edit: { shareQuestion } });
	const questions = [question('1', { mayAnswer: true, shared: true })];
	const screen = await render(QuestionList, { client, questions, now: NOW, mayAsk: true });
	const save = async () => {
		await screen.getByRole('button', { name: 'Opslaan' }).click();
		await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
	};
	await screen.getByRole('button', { name: 'Delen' }).click();
	await save();
	await screen.getByRole('button', { name: 'Delen' }).click();
	await screen.getByRole('checkbox').first().click();
	await screen.getByRole('checkbox').first().click();
	await save();
	expect(shareQuestion).not.toHaveBeenCalled();
	await screen.getByRole('button', { name: 'Delen' }).click();
	await screen.getByRole('checkbox').last().click();
	await save();
	const marks = { kind: 'question', shared: true, forAgenda: true };
	const named = { regionId: 'VR04', questionId: '1' };
	expect(shareQuestion).toHaveBeenCalledExactlyOnceWith({ ...named, ...marks });
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
