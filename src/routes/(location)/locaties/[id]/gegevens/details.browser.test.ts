import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { InboxItem, LocationView } from '$lib/client/view-types.ts';
import type { Me, Role } from '$lib/domain/schema/person.ts';
import { clientDouble, liveDouble } from '../../../../client-double.ts';
import Details from './Details.svelte';

const { goto, asked } = vi.hoisted(() => ({
	goto: vi.fn(),
	asked: [] as ((navigation: object) => void)[]
}));
vi.mock('$app/navigation', () => ({
	goto,
	beforeNavigate: (ask: (navigation: object) => void) => asked.push(ask)
}));
const leaving = (navigation: object) => asked.at(-1)!(navigation);

const boat = {
	id: 'boat',
	regionId: 'VR04',
	municipality: 'GM0150',
	name: 'Hanzeboot',
	detail: 'units',
	units: [{ unit: { retired: false } }, { unit: { retired: false } }, { unit: { retired: true } }],
	figures: { realised: 40 },
	fields: {},
	fieldWriter: { phone: 'first-writer' },
	location: {
		name: 'Hanzeboot',
		kind: 'goo',
		status: 'open',
		hidden: false,
		phone: '038 1111111',
		address: { street: 'Kade', number: '1', postcode: '7411 AA', city: 'Deventer' },
		suitable: { pets: { units: 3, of: 10 } }
	}
} as unknown as LocationView;

function meAs(role: Role): Me {
	const scope = { regions: ['VR04'], municipalities: ['GM0150'], locations: ['boat'] };
	return { personId: 'me', name: 'Ik', role, ...scope };
}

async function setUp(role: Role = 'manager', items: InboxItem[] = []) {
	const setField = vi.fn(async () => ({ ok: true as const, uuid: 'mine' }));
	const inbox = liveDouble(items);
	const addresses = { isOn: async () => false };
	const client = clientDouble({ addresses, edit: { setField }, views: { inbox: inbox.query } });
	const props = { client, me: meAs(role), view: boat };
	const screen = await render(Details, props);
	const show = (view: Partial<LocationView>) =>
		screen.rerender({ ...props, view: { ...boat, ...view } });
	return { screen, setField, inbox, show };
}

const SAVE_PHONE = { name: 'Opslaan: Telefoon' };

test('each field is saved by itself, with the writer that was seen when typing began (S11)', async () => {
	const { screen, setField, show } = await setUp();
	await expect.element(screen.getByRole('button', SAVE_PHONE)).not.toBeInTheDocument();
	const phone = screen.getByLabelText('Telefoon');
	await phone.fill('038 3333333');
	await show({
		fieldWriter: { phone: 'other-writer' },
		location: { ...boat.location, phone: '038 4444444' }
	});
	await expect.element(phone).toHaveValue('038 3333333');
	await expect.element(screen.getByText(/Intussen staat hier: 038 4444444/)).toBeVisible();
	await screen.getByRole('button', SAVE_PHONE).click();
	expect(setField).toHaveBeenCalledExactlyOnceWith('boat', {
		field: 'phone',
		value: '038 3333333',
		base: 'first-writer'
	});
});

test('it is received only when it is what stands, never because it left the queue (S17)', async () => {
	const { screen, show } = await setUp();
	await screen.getByLabelText('Telefoon').fill('038 3333333');
	await screen.getByRole('button', SAVE_PHONE).click();
	await show({ fields: { phone: 'on-device' }, fieldWriter: { phone: 'mine' } });
	await expect.element(screen.getByText('Op dit apparaat')).toBeVisible();
	await show({ fields: {}, fieldWriter: { phone: 'first-writer' } });
	await expect.element(screen.getByText('Op dit apparaat')).not.toBeInTheDocument();
	await expect.element(screen.getByText('Ontvangen door RCVS')).not.toBeInTheDocument();
	await show({ fields: {}, fieldWriter: { phone: 'mine' } });
	await expect.element(screen.getByText('Ontvangen door RCVS')).toBeVisible();
});

test('what is wrong stands beside the field and on top, with the focus on the field', async () => {
	const { screen, setField } = await setUp();
	const postcode = screen.getByLabelText('Postcode');
	await postcode.fill('74 11');
	await screen.getByRole('button', { name: 'Opslaan: Postcode' }).click();
	await expect.element(postcode).toHaveFocus();
	await expect.element(postcode).toHaveAccessibleDescription(/4 cijfers en 2 letters/);
	await expect.element(screen.getByRole('link', { name: /^Postcode: Een postcode/ })).toBeVisible();
	expect(setField).not.toHaveBeenCalled();
	await postcode.fill('7411 BB');
	await expect.element(postcode).not.toHaveAttribute('aria-invalid');
});

test('a suitability holds for some of the rooms that there are (D8)', async () => {
	const { screen, setField } = await setUp();
	await expect.element(screen.getByText('van 10 kamers')).toBeVisible();
	const care = screen.getByRole('group', { name: 'Geschikt bij zorg' });
	await expect.element(care.getByRole('radio', { name: 'Onbekend' })).toBeChecked();
	await care.getByText('In een deel van de kamers').click();
	await screen.getByRole('button', { name: 'Opslaan: Geschikt bij zorg' }).click();
	expect(setField).toHaveBeenCalledExactlyOnceWith('boat', {
		field: 'suitable.care',
		value: { units: 1, of: 2 },
		base: null
	});
});

test('a number of rooms that cannot be read saves no older one', async () => {
	const { screen, setField } = await setUp();
	const care = screen.getByRole('group', { name: 'Geschikt bij zorg' });
	await care.getByText('In een deel van de kamers').click();
	const rooms = screen.getByLabelText('Aantal kamers').last();
	await rooms.fill('');
	await screen.getByRole('button', { name: 'Opslaan: Geschikt bij zorg' }).click();
	await expect.element(rooms).toHaveFocus();
	expect(setField).not.toHaveBeenCalled();
});

test('saved or let go, the focus stays at the field', async () => {
	const { screen, show } = await setUp();
	const phone = screen.getByLabelText('Telefoon');
	await phone.fill('038 3333333');
	await screen.getByRole('button', { name: 'Annuleren: Telefoon' }).click();
	await expect.element(phone).toHaveFocus();
	await phone.fill('038 3333333');
	await screen.getByRole('button', SAVE_PHONE).click();
	await show({ fields: { phone: 'on-device' }, fieldWriter: { phone: 'mine' } });
	await expect.element(phone).toHaveFocus();
});

test('what is typed and not saved is not left without a word', async () => {
	const { screen } = await setUp();
	const cancel = vi.fn();
	const away = { to: { url: new URL('https://opvangbord.example/locaties') }, cancel };
	leaving(away);
	expect(cancel).not.toHaveBeenCalled();
	await screen.getByLabelText('Telefoon').fill('038 3333333');
	leaving({ ...away, willUnload: true });
	expect(cancel).toHaveBeenCalledOnce();
	leaving(away);
	const dialog = screen.getByRole('dialog', { name: 'Nog niet opgeslagen' });
	await expect.element(dialog.getByText(/sloeg het nog niet op: Telefoon\./)).toBeVisible();
	await dialog.getByRole('button', { name: /^Hier blijven/ }).click();
	await expect.element(dialog).not.toBeInTheDocument();
	leaving(away);
	// Where somebody goes is asked once more, and is let through.
	goto.mockImplementationOnce(async () => leaving(away));
	await dialog.getByRole('button', { name: /^Weggaan/ }).click();
	expect(goto).toHaveBeenCalledExactlyOnceWith(away.to.url);
	expect(cancel).toHaveBeenCalledTimes(3);
});

test.each([
	['manager', { name: false, plan: false, hidden: false }],
	['municipal', { name: true, plan: true, hidden: false }],
	['rcvs', { name: true, plan: true, hidden: false }],
	['coordinator', { name: true, plan: true, hidden: true }]
] as const)('%s may change what the domain permits (section 4)', async (role, may) => {
	const { screen } = await setUp(role);
	await expect.element(screen.getByLabelText('Telefoon')).toBeVisible();
	expect(screen.getByLabelText('Naam').elements()).toHaveLength(may.name ? 1 : 0);
	expect(screen.getByRole('button', { name: 'Dag toevoegen' }).elements()).toHaveLength(
		may.plan ? 1 : 0
	);
	expect(screen.getByText('Verborgen').elements()).toHaveLength(may.hidden ? 1 : 0);
});

test('a manager closes nothing: his status goes between open and closing (section 4)', async () => {
	const { screen } = await setUp();
	const options = screen.getByLabelText('Status').getByRole('option').elements();
	expect(options.map(({ textContent }) => textContent)).toEqual(['Open', 'Gaat dicht']);
});

test('a field with two answers leads to where they are settled', async () => {
	const conflict = { locationId: 'boat', field: 'phone' };
	const { screen } = await setUp('manager', [{ kind: 'field', conflict } as InboxItem]);
	await expect.element(screen.getByText('Telefoon: twee antwoorden')).toBeVisible();
	await expect
		.element(screen.getByRole('link', { name: 'Controleren' }))
		.toHaveAttribute('href', '/controleren');
});

test('a refusal of this device keeps what was typed', async () => {
	const { screen, setField } = await setUp();
	setField.mockResolvedValue({ ok: false, code: 'personal-data' } as never);
	const note = screen.getByLabelText('Opmerking');
	await note.fill('geboren 1-2-1990');
	await screen.getByRole('button', { name: 'Opslaan: Opmerking' }).click();
	await expect.element(screen.getByText(/^Hier lijkt iets over één mens te staan/)).toBeVisible();
	await expect.element(note).toHaveValue('geboren 1-2-1990');
});
