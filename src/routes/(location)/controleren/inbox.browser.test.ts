import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { InboxItem, LocationSummary } from '$lib/client/view-types.ts';
import { clientDouble, liveDouble } from '../../client-double.ts';
import Inbox from './Inbox.svelte';

const refused: InboxItem = {
	kind: 'result',
	sending: 'failed',
	uuid: 'refused-1',
	name: 'occupancy.record',
	args: { entry: { kind: 'arrive', n: 3 } },
	code: 'closed',
	detail: null,
	locationId: 'boat',
	locationName: 'Hanzeboot',
	madeAt: '2026-11-22T08:00:00.000Z',
	answeredAt: '2026-11-22T09:30:00.000Z',
	text: '{"uuid":"refused-1"}'
};

const twoPhones: InboxItem = {
	kind: 'field',
	conflict: {
		id: 'conflict-1',
		regionId: 'VR04',
		locationId: 'boat',
		field: 'phone',
		sides: [
			{ uuid: null, value: '038 1111111', by: null, observedAt: null, receivedAt: null },
			{
				uuid: 'hers',
				value: '038 2222222',
				by: 'ann',
				observedAt: '2026-11-22T07:05:00.000Z',
				receivedAt: '2026-11-22T10:15:00.000Z'
			}
		],
		current: '038 1111111',
		openedAt: '2026-11-22T10:15:00.000Z'
	},
	locationName: 'Hanzeboot',
	unitName: null,
	names: { ann: 'Ann de Wit' },
	settling: null
};

const withCard = {
	id: 'boat',
	name: 'Hanzeboot',
	location: { status: 'open' },
	cards: [{ kind: 'negative' }],
	unplaced: [{ id: 'x', reason: 'needs-unit' }]
} as unknown as LocationSummary;

function setUp(items: InboxItem[], locations: LocationSummary[] = []) {
	const inbox = liveDouble(items);
	const edit = {
		retry: vi.fn(async () => ({ ok: true, uuid: 'again' })),
		discard: vi.fn(async () => ({ ok: true })),
		settleConflict: vi.fn(async () => ({ ok: true, uuid: 'settled' }))
	};
	const views = {
		inbox: inbox.query,
		locations: liveDouble(locations).query,
		region: liveDouble({ me: null, regions: [], pulledAt: null }).query
	};
	const rescue = { import: vi.fn() };
	return { inbox, edit, rescue, client: clientDouble({ edit, views, rescue }) };
}

test('where nothing waits it says so, and the rescue file is there all the same (S21)', async () => {
	const { client } = setUp([]);
	const screen = await render(Inbox, { client });
	await expect.element(screen.getByText('Er is niets dat op u wacht.')).toBeVisible();
	await expect.element(screen.getByRole('button', { name: 'Bestand inlezen' })).toBeVisible();
});

test('a refused edit says what it was and why, in words (S4)', async () => {
	const { client } = setUp([refused]);
	const screen = await render(Inbox, { client });
	await expect.element(screen.getByText('U vulde in: Aankomst 3')).toBeVisible();
	await expect.element(screen.getByText(/^De locatie of kamer is gesloten/)).toBeVisible();
	await expect
		.element(screen.getByText('ingevuld vandaag 09:00, antwoord vandaag 10:30'))
		.toBeVisible();
});

test('it is let go only with a second tap, with the reason, and the focus goes back on top', async () => {
	const { client, edit } = setUp([refused]);
	const screen = await render(Inbox, { client });
	await screen.getByRole('button', { name: 'Laten vervallen' }).click();
	expect(edit.discard).not.toHaveBeenCalled();
	await screen.getByLabelText('Waarom laat u dit vervallen?').fill('dubbel ingevuld');
	await screen.getByRole('button', { name: 'Laten vervallen' }).click();
	expect(edit.discard).toHaveBeenCalledExactlyOnceWith('refused-1', 'dubbel ingevuld');
	await expect.element(screen.getByText('Vervallen.')).toBeVisible();
	await expect.element(screen.getByRole('heading', { level: 1 })).toHaveFocus();
});

test('one that could not be let go says why and leaves the card (S21)', async () => {
	const { client, edit } = setUp([refused]);
	edit.discard.mockResolvedValue({ ok: false, code: 'storage' } as never);
	const screen = await render(Inbox, { client });
	await screen.getByRole('button', { name: 'Laten vervallen' }).click();
	await screen.getByRole('button', { name: 'Laten vervallen' }).click();
	await expect.element(screen.getByRole('alert')).toBeVisible();
	await expect.element(screen.getByText('U vulde in: Aankomst 3')).toBeVisible();
});

test('a second try that is refused here says why and leaves the card', async () => {
	const { client, edit } = setUp([refused]);
	edit.retry.mockResolvedValue({ ok: false, code: 'forbidden' } as never);
	const screen = await render(Inbox, { client });
	await screen.getByRole('button', { name: 'Opnieuw doorgeven' }).click();
	await expect
		.element(screen.getByRole('alert').getByText(/U mag dit hier niet wijzigen/))
		.toBeVisible();
	await expect.element(screen.getByText('U vulde in: Aankomst 3')).toBeVisible();
});

test('a field with two values shows both, who, when seen and when received (S11)', async () => {
	const { client, edit } = setUp([twoPhones]);
	const screen = await render(Inbox, { client });
	const hers = screen.getByRole('listitem').filter({ hasText: '038 2222222' });
	await expect
		.element(hers.getByText('· Ann de Wit · gezien vandaag 08:05 · ontvangen vandaag 11:15'))
		.toBeVisible();
	await hers.getByRole('button').click();
	expect(edit.settleConflict).toHaveBeenCalledExactlyOnceWith('conflict-1', { keep: 'hers' });
});

test('the value from before the first edit is kept by its value, it has no edit of its own', async () => {
	const { client, edit } = setUp([twoPhones]);
	const screen = await render(Inbox, { client });
	await screen.getByRole('button', { name: 'Dit klopt: 038 1111111' }).click();
	expect(edit.settleConflict).toHaveBeenCalledExactlyOnceWith('conflict-1', {
		value: '038 1111111'
	});
});

test('a choice that is on its way cannot be made twice', async () => {
	const { client, edit, inbox } = setUp([twoPhones]);
	const screen = await render(Inbox, { client });
	const button = screen.getByRole('button', { name: 'Dit klopt: 038 1111111' });
	await button.click();
	inbox.show([{ ...twoPhones, settling: 'on-device' }]);
	await expect.element(button).toHaveAttribute('aria-disabled', 'true');
	await expect.element(button).toHaveFocus();
	await userEvent.keyboard('{Enter}');
	expect(edit.settleConflict).toHaveBeenCalledOnce();
});

test.each([
	['on-device', 'Op dit apparaat'],
	['sending', 'Wordt verzonden'],
	['received', 'Ontvangen door RCVS']
] as const)('a choice that is %s says so (S17)', async (settling, words) => {
	const { client } = setUp([{ ...twoPhones, settling }]);
	const screen = await render(Inbox, { client });
	await expect.element(screen.getByText(`Uw keuze: ${words}`)).toBeVisible();
});

test('cards and entries without a place are counted per location, with the way to them', async () => {
	const { client } = setUp([], [withCard]);
	const screen = await render(Inbox, { client });
	const link = screen.getByRole('link', { name: 'Hanzeboot' });
	await expect.element(link).toHaveAttribute('href', '/locaties/boat');
	await expect.element(screen.getByText('2 punten om te bekijken')).toBeVisible();
	await expect.element(screen.getByText('Er is niets dat op u wacht.')).not.toBeInTheDocument();
});

test('a closed location has nothing that waits: nobody can answer it there', async () => {
	const closed = { ...withCard, location: { ...withCard.location, status: 'closed' as const } };
	const { client } = setUp([], [closed]);
	const screen = await render(Inbox, { client });
	await expect.element(screen.getByText('Er is niets dat op u wacht.')).toBeVisible();
	await expect.element(screen.getByRole('link', { name: 'Hanzeboot' })).not.toBeInTheDocument();
});

test.each([
	[{ ok: true, added: 2, known: 1, unreadable: 0 }, '2 wijzigingen ingelezen, 1 stonden er al.'],
	[
		{ ok: true, added: 1, known: 0, unreadable: 3 },
		'1 wijziging ingelezen, 0 stond er al. 3 wijzigingen kan de app niet lezen. Bewaar het bestand en mail het naar de helpdesk.'
	],
	[{ ok: false, code: 'damaged' }, 'Het bestand is beschadigd: er is niets ingelezen.'],
	[
		{ ok: false, code: 'other-person' },
		'Dit bestand is van iemand anders. Diegene moet zich hier eerst aanmelden.'
	]
])('a rescue file that is read in answers %o in words (S21)', async (outcome, words) => {
	const { client, rescue } = setUp([]);
	rescue.import.mockResolvedValue(outcome);
	const screen = await render(Inbox, { client });
	const file = new File(['stored'], 'queue.opvangbord.json', { type: 'application/json' });
	await screen.getByLabelText('Bestand inlezen').last().upload(file);
	await expect.element(screen.getByText(words)).toBeVisible();
	expect(rescue.import).toHaveBeenCalledExactlyOnceWith('stored');
});
