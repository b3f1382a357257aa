import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { LocationView, RecentEntry } from '$lib/client/view-types.ts';
import type { Me } from '$lib/domain/schema/person.ts';
import { clientDouble, liveDouble } from '../client-double.ts';
import DayPage from './DayPage.svelte';
import {
	entryDouble,
	MANAGER,
	minutesAgo,
	regionDouble,
	unitDouble,
	viewDouble
} from './view-double.ts';

async function show(
	parts: {
		view?: LocationView;
		recent?: RecentEntry[];
		me?: Me;
		phone?: { spokenWith: string };
	} = {}
) {
	const { view = viewDouble(), recent = [entryDouble()], me = MANAGER, phone } = parts;
	const edit = {
		record: vi.fn(async () => ({ ok: true, uuid: 'new' })),
		undo: vi.fn(async () => ({ ok: true, uuid: 'void' })),
		undoTogether: vi.fn(async () => ({ ok: true, uuids: ['void-1', 'void-2'] })),
		together: vi.fn(async () => ({ ok: true, uuids: ['void', 'anew'] }))
	};
	const location = liveDouble<LocationView | undefined>(view);
	const views = {
		location: location.query,
		recentActs: liveDouble(recent).query,
		entry: liveDouble(undefined).query,
		region: regionDouble(me)
	};
	const client = clientDouble({ edit, views });
	const screen = await render(DayPage, { client, locationId: 'esch', ...(phone && { phone }) });
	return { screen, location, ...edit };
}

test('one tap confirms exactly the numbers on the screen, and can be taken back (D14)', async () => {
	const { screen, record, undo } = await show();
	await expect
		.element(screen.getByText(/u ziet nu 110 bedden, 102 bezet, 2 buiten gebruik, 2 snijverlies/))
		.toBeVisible();
	await screen.getByRole('button', { name: 'Klopt nog' }).click();
	expect(record).toHaveBeenCalledExactlyOnceWith('esch', {
		entry: {
			kind: 'confirm',
			seen: { realised: 110, occupied: 102, outOfService: 2, snijverliesDeclared: 2 }
		}
	});
	const strip = screen.getByRole('status').filter({ hasText: 'Bevestigd' });
	await strip.getByRole('button', { name: 'Ongedaan maken' }).click();
	expect(undo).toHaveBeenCalledExactlyOnceWith('new', {});
});

test('a second tap confirms no second time', async () => {
	const { screen, record } = await show();
	await expect.element(screen.getByRole('button', { name: 'Klopt nog' })).toBeVisible();
	const tap = screen.getByRole('button', { name: 'Klopt nog' }).element() as HTMLElement;
	tap.click();
	tap.click();
	await expect.element(screen.getByText('Bevestigd', { exact: false }).first()).toBeVisible();
	expect(record).toHaveBeenCalledOnce();
});

test('by telephone every entry and every undo says with whom was spoken', async () => {
	const { screen, record, undo } = await show({
		me: { ...MANAGER, role: 'rcvs' },
		phone: { spokenWith: 'Ann' }
	});
	await expect.element(screen.getByText(/^Eén tik: Ann ziet nu/)).toBeVisible();
	await screen.getByRole('button', { name: 'Klopt nog' }).click();
	const strip = screen.getByRole('status').filter({ hasText: 'Bevestigd' });
	await strip.getByRole('button', { name: 'Ongedaan maken' }).click();
	const byPhone = { source: 'phone', spokenWith: 'Ann' };
	expect(record).toHaveBeenCalledExactlyOnceWith('esch', expect.objectContaining(byPhone));
	expect(undo).toHaveBeenCalledExactlyOnceWith('new', byPhone);
});

test('nothing below zero can be confirmed (D14)', async () => {
	const cards = [{ kind: 'negative' as const, place: '', what: 'occupied', n: 2 }];
	const { screen } = await show({ view: viewDouble({ cards }) });
	await expect.element(screen.getByText(/^Bevestigen kan niet/)).toBeVisible();
	expect(screen.getByRole('button', { name: 'Klopt nog' }).elements()).toHaveLength(0);
});

test('who may only read sees the figures and no way to enter', async () => {
	const { screen } = await show({
		me: { ...MANAGER, role: 'municipal', municipalities: ['GM0148'] }
	});
	await expect.element(screen.getByText('U kunt hier kijken, niet invullen.')).toBeVisible();
	for (const name of ['Klopt nog', 'Aankomst', 'Wijzigen of ongedaan maken: Telling 102'])
		expect(screen.getByRole('button', { name }).elements()).toHaveLength(0);
});

test('what lately was entered says what, when seen, by whom, on whose word and where it is', async () => {
	const own = entryDouble({
		id: 'own',
		entry: { kind: 'arrive', n: 2 },
		by: 'me',
		isOwn: true,
		sending: 'on-device',
		observedAt: minutesAgo(30),
		madeAt: minutesAgo(5),
		receivedAt: null
	});
	const phoned = entryDouble({ source: 'phone', spokenWith: 'Bas', sending: 'received' });
	const { screen } = await show({ recent: [own, phoned] });
	const lines = screen.getByRole('region', { name: 'Laatst doorgegeven' }).getByRole('listitem');
	await expect
		.element(lines.nth(0))
		.toMatchTextContent(/Aankomst 2 · gezien 17:25 · ingevuld .* · u/);
	await expect.element(lines.nth(0)).toMatchTextContent('Op dit apparaat');
	await expect
		.element(lines.nth(1))
		.toMatchTextContent(/Telling 102 · gezien 16:55 · Ann de Wit · telefonisch, gesproken met Bas/);
	await expect.element(lines.nth(1)).toMatchTextContent('Ontvangen door RCVS 16:56');
});

test('a later undo asks why and says whose line it is', async () => {
	const { screen, undo } = await show();
	await screen.getByRole('button', { name: 'Wijzigen of ongedaan maken: Telling 102' }).click();
	const dialog = screen.getByRole('dialog', { name: 'Wijzigen of ongedaan maken: Telling 102' });
	await dialog.getByLabelText('Waarom?').fill('dubbel');
	await dialog.getByRole('button', { name: 'Ongedaan maken' }).click();
	expect(undo).toHaveBeenCalledExactlyOnceWith('count', { why: 'dubbel' });
	const strip = screen.getByRole('status').filter({ hasText: 'Ongedaan gemaakt' });
	await strip.getByRole('button', { name: 'Ongedaan maken' }).click();
	expect(undo).toHaveBeenLastCalledWith('void', {});
});

test('what was taken out can be kept after all, and that can be taken back (D13)', async () => {
	const voided = entryDouble({ state: 'voided', voidable: false, voidId: 'its-void' });
	const { screen, undo } = await show({ recent: [voided] });
	await screen.getByRole('button', { name: 'Toch laten staan: Telling 102' }).click();
	expect(undo).toHaveBeenCalledExactlyOnceWith('its-void', {});
	const strip = screen.getByRole('status').filter({ hasText: 'Staat er weer' });
	await strip.getByRole('button', { name: 'Ongedaan maken' }).click();
	expect(undo).toHaveBeenLastCalledWith('void', {});
});

test('an entry with its correction is one line that says what stands, the rest is folded (D13)', async () => {
	const standing = { entry: { kind: 'arrive', n: 4 } } as const;
	const original = entryDouble({ entry: { kind: 'arrive', n: 3 }, state: 'corrected', standing });
	const correction = entryDouble({
		id: 'better',
		entry: standing.entry,
		corrects: original.id,
		state: 'correction',
		voidable: false,
		sending: 'on-device',
		receivedAt: null
	});
	const { screen } = await show({ recent: [correction, original] });
	const lines = screen.getByRole('region', { name: 'Laatst doorgegeven' }).getByRole('listitem');
	await expect.poll(() => lines.elements()).toHaveLength(1);
	await expect
		.element(lines.getByText(/^Aankomst 4 · .* verbeterd, was Aankomst 3$/))
		.toBeVisible();
	await expect.element(lines.getByText('Op dit apparaat')).toBeVisible();
	await expect.element(lines.getByText(/^Aankomst 4 · .* verbetering$/)).not.toBeInTheDocument();
	await lines.getByText('Geschiedenis: 2').click();
	await expect.element(lines.getByText(/^Aankomst 4 · .* verbetering$/)).toBeVisible();
	await expect.element(lines.getByText(/^Aankomst 3 · .* later verbeterd$/)).toBeVisible();
});

test('an undo that is refused stays open with its reason, and says why there (S21)', async () => {
	const { screen, undo } = await show();
	undo.mockResolvedValueOnce({ ok: false, code: 'storage' } as never);
	await screen.getByRole('button', { name: 'Wijzigen of ongedaan maken: Telling 102' }).click();
	const dialog = screen.getByRole('dialog');
	await dialog.getByLabelText('Waarom?').fill('dubbel');
	await dialog.getByRole('button', { name: 'Ongedaan maken' }).click();
	await expect.element(dialog.getByRole('alert').getByText(/niet opgeslagen/)).toBeVisible();
	await expect.element(dialog.getByLabelText('Waarom?')).toHaveValue('dubbel');
	await dialog.getByRole('button', { name: 'Ongedaan maken' }).click();
	await expect.element(dialog).not.toBeInTheDocument();
});

test('a number that cannot be read is no correction and no undo', async () => {
	const { screen, record, undo } = await show();
	await screen.getByRole('button', { name: 'Wijzigen of ongedaan maken: Telling 102' }).click();
	const dialog = screen.getByRole('dialog');
	const number = dialog.getByRole('textbox', { name: 'Was het een ander aantal?' });
	await number.fill('veel');
	await dialog.getByRole('button', { name: 'Ongedaan maken' }).click();
	await expect.element(dialog.getByRole('alert')).toBeVisible();
	await expect.element(number).toHaveFocus();
	expect([...record.mock.calls, ...undo.mock.calls]).toEqual([]);
});

test('numbers that nobody ever gave are filled in, not confirmed', async () => {
	const never = { countedAt: null, observedAt: null };
	const { screen } = await show({ view: viewDouble(never) });
	await expect.element(screen.getByText(/^Hier is nog niets ingevuld/)).toBeVisible();
	expect(screen.getByRole('button', { name: 'Klopt nog' }).elements()).toHaveLength(0);
	await expect.element(screen.getByRole('button', { name: 'Telling' })).toBeVisible();
});

test('on a narrow screen what is entered comes before the sum', async () => {
	await page.viewport(390, 844);
	const { screen } = await show();
	const count = screen.getByRole('button', { name: 'Telling' }).element();
	const sum = screen.getByRole('table').element();
	expect(screen.getByRole('table').elements()).toHaveLength(1);
	expect(count.compareDocumentPosition(sum)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
	await page.viewport(1280, 800);
	await expect
		.poll(() => count.compareDocumentPosition(screen.getByRole('table').element()))
		.toBe(Node.DOCUMENT_POSITION_PRECEDING);
});

test('a wrong number is put right by a correction that says why (D13)', async () => {
	const { screen, record, undo } = await show();
	await screen.getByRole('button', { name: 'Wijzigen of ongedaan maken: Telling 102' }).click();
	const dialog = screen.getByRole('dialog');
	await dialog.getByRole('textbox', { name: 'Was het een ander aantal?' }).fill('98');
	await dialog.getByLabelText('Waarom?').fill('verteld');
	await dialog.getByRole('button', { name: 'Verbeteren in 98' }).click();
	expect(undo).not.toHaveBeenCalled();
	expect(record).toHaveBeenCalledExactlyOnceWith('esch', {
		entry: { kind: 'recount', n: 98 },
		corrects: 'count',
		why: 'verteld'
	});
});

test('a number is put right from what stands of it, with the time that stands (D10, D13)', async () => {
	const standing = { entry: { kind: 'arrive', n: 4 }, observedAt: minutesAgo(61) } as const;
	const entry = entryDouble({ entry: { kind: 'arrive', n: 3 }, state: 'corrected', standing });
	const { screen, record } = await show({ recent: [entry] });
	await screen.getByRole('button', { name: 'Wijzigen of ongedaan maken: Aankomst 4' }).click();
	const dialog = screen.getByRole('dialog', { name: /Aankomst 4/ });
	await dialog.getByRole('textbox', { name: 'Was het een ander aantal?' }).fill('3');
	await dialog.getByRole('button', { name: 'Verbeteren in 3' }).click();
	expect(record).toHaveBeenCalledExactlyOnceWith('esch', {
		entry: { kind: 'arrive', n: 3 },
		observedAt: standing.observedAt,
		corrects: 'count'
	});
});

test('who turns out to have no room yet is entered anew as one thing that is taken back at once (D5, D13)', async () => {
	const entry = { kind: 'arrive', n: 3 } as const;
	const recent = [entryDouble({ entry, unitId: 'hut1', unitName: 'Hut 1' })];
	const view = viewDouble({ detail: 'units', units: [unitDouble('hut1')] });
	const { screen, together, undoTogether } = await show({ view, recent });
	await screen.getByRole('button', { name: 'Wijzigen of ongedaan maken: Aankomst 3' }).click();
	const dialog = screen.getByRole('dialog', { name: /Aankomst 3/ });
	await dialog.getByLabelText('Kamer').selectOptions('Nog niet op een kamer');
	await dialog.getByRole('button', { name: 'Verbeteren' }).click();
	const common = { name: 'occupancy.record', args: { locationId: 'esch' } };
	expect(together).toHaveBeenCalledExactlyOnceWith([
		{ ...common, args: { ...common.args, entry: { kind: 'void' }, corrects: 'count' } },
		{ ...common, args: { ...common.args, entry, observedAt: minutesAgo(60) } }
	]);
	await screen.getByRole('button', { name: 'Ongedaan maken', exact: true }).click();
	expect(undoTogether).toHaveBeenCalledExactlyOnceWith(['void', 'anew'], {});
});

test('beds in preparation are shown as beds of later, nobody’s to give (D7)', async () => {
	const view = viewDouble();
	const location = { ...view.location, status: 'preparing' as const };
	const { screen } = await show({ view: { ...view, location } });
	await expect.element(screen.getByText('straks vrij, telt nog niet mee')).toBeVisible();
	await expect.element(screen.getByText(/^plek(ken)? vrij$/)).not.toBeInTheDocument();
});

test('a location that is not on this device says so', async () => {
	const { screen, location } = await show();
	location.show(undefined);
	await expect.element(screen.getByText(/staat niet op dit apparaat/)).toBeVisible();
});

test('what this device could not keep is said at once (S21)', async () => {
	const { screen, record } = await show();
	record.mockResolvedValueOnce({ ok: false, code: 'closed' } as never);
	await screen.getByRole('button', { name: 'Klopt nog' }).click();
	await expect
		.element(screen.getByRole('alert').getByText(/^De locatie of kamer is gesloten/))
		.toBeInViewport();
});

const HOUSE = [3, 2, 1].map((n) =>
	entryDouble({
		...{ id: `count-${n}`, act: 'house', unitId: `${n}`, unitName: `${n}` },
		...{ entry: { kind: 'recount', n: n + 1 }, observedAt: minutesAgo(63 - n) }
	})
);
const ROOMS = viewDouble({ detail: 'units', units: ['1', '2', '3'].map((id) => unitDouble(id)) });

test('the counts of a whole house are one line, that opens to each of them in the order of the rooms', async () => {
	const { screen } = await show({ view: ROOMS, recent: HOUSE });
	const recent = screen.getByRole('region', { name: 'Laatst doorgegeven' });
	await expect
		.element(recent.getByText(/^3 kamers geteld · gezien 16:53 – 16:55 · Ann/))
		.toBeVisible();
	expect(recent.getByRole('listitem').elements()).toHaveLength(1);
	await recent.getByText('Eén voor één bekijken').click();
	const lines = recent.getByRole('list').getByRole('list').getByRole('listitem');
	await expect.poll(() => lines.elements()).toHaveLength(3);
	await expect.element(lines.nth(0)).toMatchTextContent(/Telling 2 · kamer 1/);
	await expect
		.element(lines.nth(2).getByRole('button', { name: 'Wijzigen of ongedaan maken: Telling 4' }))
		.toBeVisible();
});

test('a house that was counted by mistake is taken back with one confirm, and that too', async () => {
	const { screen, undo, undoTogether } = await show({ view: ROOMS, recent: HOUSE });
	await screen.getByRole('button', { name: 'Alle 3 ongedaan maken: 3 kamers geteld' }).click();
	const dialog = screen.getByRole('dialog', { name: 'Ongedaan maken: 3 kamers geteld' });
	await dialog.getByLabelText('Waarom?').fill('ander huis');
	await dialog.getByRole('button', { name: 'Alle 3 ongedaan maken' }).click();
	const ids = ['count-3', 'count-2', 'count-1'];
	expect(undoTogether).toHaveBeenCalledExactlyOnceWith(ids, { why: 'ander huis' });
	await expect.element(dialog).not.toBeInTheDocument();
	const strip = screen.getByRole('status').filter({ hasText: 'Ongedaan gemaakt' });
	await strip.getByRole('button', { name: 'Ongedaan maken' }).click();
	expect(undoTogether).toHaveBeenLastCalledWith(['void-1', 'void-2'], {});
	expect(undo).not.toHaveBeenCalled();
});

test('of what was entered at once only what still stands is taken back; all of it gone, it comes back whole', async () => {
	const voided = HOUSE.map((entry) => ({
		...{ ...entry, state: 'voided' as const },
		...{ voidable: false, voidId: `void of ${entry.id}` }
	}));
	const partly = await show({ view: ROOMS, recent: [voided[0]!, ...HOUSE.slice(1)] });
	const all = partly.screen.getByRole('button', { name: /^Alle 2 ongedaan maken/ });
	await expect.element(all).toBeVisible();
	await expect.element(partly.screen.getByText(/1 ongedaan gemaakt$/)).toBeVisible();
	await partly.screen.unmount();
	const { screen, undoTogether } = await show({ view: ROOMS, recent: voided });
	await screen.getByRole('button', { name: 'Toch laten staan: 3 kamers geteld' }).click();
	const voids = voided.map(({ voidId }) => voidId);
	expect(undoTogether).toHaveBeenCalledExactlyOnceWith(voids, {});
});
