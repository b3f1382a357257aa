import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { CardEntry, LocationView, PlaceStand } from '$lib/client/view-types.ts';
import { clientDouble, liveDouble, NOW } from '../client-double.ts';
import { FIGURE_ID } from './figure-id.ts';
import DayCards from './DayCards.svelte';
import { entryDouble, figuresDouble, minutesAgo, unitDouble, viewDouble } from './view-double.ts';

function entry(id: string, parts: Partial<CardEntry>): CardEntry {
	const content = { kind: 'recount' as const, n: 40 };
	return {
		id,
		content,
		unitId: '',
		by: 'ann',
		byName: 'Ann',
		observedAt: minutesAgo(10),
		...parts
	};
}

/** Of two counts each is what stands without the other. */
const STANDS_WITHOUT: Record<string, PlaceStand> = {
	hers: { occupied: 108, overcrowded: 0, placeable: 2 },
	mine: { occupied: 115, overcrowded: 5, placeable: 0 }
};

async function show(view: LocationView, parts: { mayAnswer?: boolean; part?: 'below' } = {}) {
	const does = {
		onrecord: vi.fn(),
		onundo: vi.fn(),
		onrestore: vi.fn(),
		onopen: vi.fn(),
		onconfirm: vi.fn()
	};
	const { part, mayAnswer = true } = parts;
	const gone = entryDouble({
		...{ id: 'switch', entry: { kind: 'setDetail', detail: 'units' } },
		...{ state: 'voided', voidId: 'void' }
	});
	const views = {
		entry: liveDouble(entryDouble({ id: 'lost', state: 'unplaced' })).query,
		recentActs: liveDouble([gone]).query,
		ifUndone: (entryId: string) => liveDouble(STANDS_WITHOUT[entryId]).query()
	};
	const card = { view, personId: 'me', now: NOW, mayAnswer, ...does };
	const props = { part, client: clientDouble({ views }), card };
	const screen = await render(DayCards, props);
	const rerender = (next: LocationView) =>
		screen.rerender({ ...props, card: { ...card, view: next } });
	return { screen, rerender, ...does };
}

const twoCounts = viewDouble({
	cards: [{ kind: 'two-counts', place: '', first: 'hers', second: 'mine' }],
	cardEntries: {
		hers: entry('hers', { content: { kind: 'recount', n: 101 } }),
		mine: entry('mine', { content: { kind: 'recount', n: 104 }, by: 'me', byName: 'Ik' })
	}
});

test('two counts show both numbers with who and when; keeping one takes the other out (D11)', async () => {
	const { screen, onundo, onopen } = await show(twoCounts);
	await expect.element(screen.getByText('Telling 101')).toBeVisible();
	await expect.element(screen.getByText(/Ann · gezien vandaag 17:45$/)).toBeVisible();
	await expect.element(screen.getByText(/u · gezien vandaag 17:45$/)).toBeVisible();
	await screen.getByRole('button', { name: '104 klopt' }).click();
	expect(onundo).toHaveBeenCalledExactlyOnceWith('hers', '104 klopt', '104 blijft staan');
	await screen.getByRole('button', { name: 'Opnieuw tellen' }).click();
	expect(onopen).toHaveBeenCalledExactlyOnceWith({ kind: 'recount', unitId: '' });
});

test('each of two counts says what stands now if it is the one that is kept (D11)', async () => {
	const { screen } = await show(twoCounts);
	const told = [
		['101 klopt', 'Dan staat er nu: 115 bezet, 5 te veel.'],
		['104 klopt', 'Dan staat er nu: 108 bezet, 2 vrij.']
	] as const;
	for (const [name, said] of told) {
		const keep = screen.getByRole('button', { name });
		await expect.element(keep).toHaveAccessibleDescription(said);
		await expect.element(screen.getByText(said)).toBeVisible();
	}
});

test('who may not enter sees a card without its answers', async () => {
	const { screen } = await show(twoCounts, { mayAnswer: false });
	await expect.element(screen.getByText('Telling 101')).toBeVisible();
	expect(screen.getByRole('button').elements()).toHaveLength(0);
});

test('"telde dit al mee?" answers with a correction just before or after the count (D10)', async () => {
	const content = { kind: 'depart' as const, n: 3 };
	const view = viewDouble({
		cards: [{ kind: 'movement-near-count', place: '', movement: 'left', count: 'count' }],
		cardEntries: {
			left: entry('left', { content, observedAt: minutesAgo(8) }),
			count: entry('count', { by: 'me', observedAt: minutesAgo(10) })
		}
	});
	const { screen, onrecord } = await show(view);
	await screen.getByRole('button', { name: 'Ja, zat al in de telling' }).click();
	await screen.getByRole('button', { name: 'Nee, ging er daarna af' }).click();
	const count = Date.parse(minutesAgo(10));
	expect(onrecord.mock.calls.map(([input]) => input as object)).toEqual([
		expect.objectContaining({
			entry: content,
			corrects: 'left',
			observedAt: new Date(count - 1).toISOString()
		}),
		expect.objectContaining({
			entry: content,
			corrects: 'left',
			observedAt: new Date(count + 1).toISOString()
		})
	]);
});

test('a confirm that saw other numbers says which, and asks to look again (D14)', async () => {
	const seen = { realised: 110, occupied: 40, outOfService: 1, snijverliesDeclared: 2 };
	const view = viewDouble({
		cards: [{ kind: 'confirm-differs', place: '', confirm: 'said', seen: 40, now: 102 }],
		cardEntries: { said: entry('said', { content: { kind: 'confirm', seen }, by: 'me' }) }
	});
	const { screen, onconfirm } = await show(view);
	await expect
		.element(screen.getByRole('heading', { name: 'U bevestigde 40, er staat nu 102.' }))
		.toBeVisible();
	await expect.element(screen.getByText('Bezet: bevestigd 40, nu 102')).toBeVisible();
	await expect.element(screen.getByText('Buiten gebruik: bevestigd 1, nu 2')).toBeVisible();
	await screen.getByRole('button', { name: 'Klopt nog, met 102 bezet' }).click();
	expect(onconfirm).toHaveBeenCalledOnce();
});

test('a confirm of a room is given again for that room alone', async () => {
	const seen = { realised: 4, occupied: 2, outOfService: 0, snijverliesDeclared: null };
	const view = viewDouble({
		detail: 'units',
		units: [unitDouble('Hut 1')],
		cards: [{ kind: 'confirm-differs', place: 'Hut 1', confirm: 'said', seen: 2, now: 1 }],
		cardEntries: { said: entry('said', { content: { kind: 'confirm', seen } }) }
	});
	const { screen, onrecord } = await show(view);
	await screen.getByRole('button', { name: 'Klopt nog, met 1 bezet' }).click();
	expect(onrecord).toHaveBeenCalledExactlyOnceWith({
		unitId: 'Hut 1',
		entry: { kind: 'confirm', seen: { ...seen, occupied: 1 } }
	});
});

test('below zero people are counted again, beds are declared again (D9)', async () => {
	const view = viewDouble({
		cards: [
			{ kind: 'negative', place: '', what: 'occupied', n: 2 },
			{ kind: 'negative', place: '', what: 'repair', n: 1 }
		]
	});
	const { screen, onopen } = await show(view);
	await expect.element(screen.getByText('2 meer vertrokken dan er waren')).toBeVisible();
	await screen.getByRole('button', { name: 'Opnieuw tellen' }).click();
	await screen.getByRole('button', { name: 'Buiten gebruik' }).click();
	expect(onopen.mock.calls).toEqual([
		[{ kind: 'recount', unitId: '' }],
		[{ kind: 'out', unitId: '' }]
	]);
});

test('rooms that add up otherwise than the house are shown, never levelled (D5)', async () => {
	const view = viewDouble({
		detail: 'units',
		units: [unitDouble('Hut 1')],
		cards: [{ kind: 'switch-differs', switch: 'switch', site: 43, units: 40 }]
	});
	const { screen, onconfirm } = await show(view);
	await expect.element(screen.getByText('De locatie had 43, de kamers samen 40.')).toBeVisible();
	await screen.getByRole('button', { name: 'Klopt nog', exact: true }).click();
	expect(onconfirm).toHaveBeenCalledOnce();
});

test('what the fold cannot place is listed with its reason and can be taken out (D5)', async () => {
	const view = viewDouble({ unplaced: [{ id: 'lost', reason: 'needs-unit' }] });
	const { screen, onundo } = await show(view);
	await expect.element(screen.getByText(/Deze locatie werkt per kamer/)).toBeVisible();
	await screen.getByRole('button', { name: /^Ongedaan maken: / }).click();
	expect(onundo).toHaveBeenCalledExactlyOnceWith('lost');
});

test('what cannot be placed for one reason is one card, which opens to each and brings the switch back (D5, D13)', async () => {
	const unplaced = ['a', 'b', 'c'].map((id) => ({ id, reason: 'needs-site' as const }));
	const { screen, onrestore, onundo } = await show(viewDouble({ unplaced }));
	await expect.element(screen.getByText('3 invoeren tellen niet mee')).toBeVisible();
	expect(screen.getByRole('button').elements()).toHaveLength(1);
	await screen.getByRole('button', { name: 'Toch laten staan: Voortaan per kamer' }).click();
	expect(onrestore).toHaveBeenCalledExactlyOnceWith('void');
	await screen.getByText('Eén voor één bekijken').click();
	await screen
		.getByRole('button', { name: /^Ongedaan maken/ })
		.nth(1)
		.click();
	expect(onundo).toHaveBeenCalledExactlyOnceWith('b');
});

test('beds whose day has come return only when somebody says so (D7)', async () => {
	const view = viewDouble({ outUntil: { repair: '2026-11-22' } });
	const { screen, onrecord } = await show(view);
	await expect.element(screen.getByText(/^2 bedden zouden 22 nov terug zijn/)).toBeVisible();
	await screen.getByRole('button', { name: 'Ja, weer in gebruik' }).click();
	expect(onrecord).toHaveBeenCalledExactlyOnceWith({
		entry: { kind: 'declareOutOfService', byReason: { repair: { n: 0 } } }
	});
});

test('after people came or went the snijverlies is asked about; yes states it again (D6)', async () => {
	const view = viewDouble({ askSnijverlies: true });
	const { screen, onrecord } = await show(view, { part: 'below' });
	await screen.getByRole('button', { name: 'Ja, klopt nog' }).click();
	expect(onrecord).toHaveBeenCalledExactlyOnceWith({
		entry: { kind: 'declareSnijverlies', byReason: { household: 2 } }
	});
});

test.each([
	['a card', twoCounts, '104 klopt', undefined],
	['the question below', viewDouble({ askSnijverlies: true }), 'Ja, klopt nog', 'below']
] as const)(
	'%s that goes with its answer leaves the focus at the figure',
	async (_, view, name, part) => {
		const figure = document.createElement('h2');
		Object.assign(figure, { id: FIGURE_ID, tabIndex: -1 });
		document.body.append(figure);
		const { screen, rerender } = await show(view, { part });
		await screen.getByRole('button', { name }).click();
		await rerender(viewDouble());
		await expect.element(figure).toHaveFocus();
		figure.remove();
	}
);

test('a question that a tap brings comes above the way back from that tap; one that stood there moves nothing', async () => {
	const room = document.createElement('div');
	room.style.height = `${innerHeight - 40}px`;
	document.body.prepend(room);
	const below = document.createElement('div');
	below.style.height = '200vh';
	const asked = viewDouble({ askSnijverlies: true });
	const { screen, rerender } = await show(asked, { part: 'below' });
	document.body.append(below);
	await rerender(asked);
	expect(scrollY).toBe(0);
	await rerender(viewDouble());
	await rerender(asked);
	const answer = screen.getByRole('button', { name: 'Ja, klopt nog' }).element();
	await expect.poll(() => answer.getBoundingClientRect().bottom).toBeLessThan(innerHeight - 100);
	room.remove();
	below.remove();
});

test('where none was stated, no means none', async () => {
	const figures = figuresDouble({ snijverlies: {}, snijverliesDeclared: {} });
	const view = viewDouble({ askSnijverlies: true, figures });
	const { screen, onrecord } = await show(view, { part: 'below' });
	await screen.getByRole('button', { name: 'Nee', exact: true }).click();
	expect(onrecord).toHaveBeenCalledExactlyOnceWith({
		entry: { kind: 'declareSnijverlies', byReason: { household: 0 } }
	});
});

test('who has no room yet is brought to one from the day page as well (D5)', async () => {
	const { screen, onopen } = await show(viewDouble({ detail: 'units', rest: 3 }));
	await screen.getByRole('button', { name: 'Naar een kamer' }).click();
	expect(onopen).toHaveBeenCalledExactlyOnceWith({ kind: 'move', n: 3 });
});

test('a rest below zero leads to the page where the room is told, for who may enter it (D5)', async () => {
	const view = viewDouble({ detail: 'units', rest: -1 });
	const { screen } = await show(view);
	const link = screen.getByRole('link', { name: 'Kamer opgeven' });
	await expect.element(link).toHaveAttribute('href', '/locaties/esch/kamers');
	await screen.unmount();
	const { screen: asReader } = await show(view, { mayAnswer: false });
	await expect.element(asReader.getByText(/uit welke kamer is niet bekend/)).toBeVisible();
	expect(asReader.getByRole('link').elements()).toHaveLength(0);
});
