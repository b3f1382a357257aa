import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { FoundAddress } from '$lib/client/find-addresses.ts';
import type { LocationView } from '$lib/client/view-types.ts';
import type { Me, Role } from '$lib/domain/schema/person.ts';
import { clientDouble, liveDouble, NOW } from '../../../../client-double.ts';
import Details from './Details.svelte';

vi.mock('$app/navigation', () => ({ goto: vi.fn(), beforeNavigate: () => {} }));

/** One grey dot, stretched. */
const DOT = 'data:image/gif;base64,R0lGODlhAQABAIAAAMLCwgAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==';
const server = vi.hoisted(() => ({ hasMap: false }));
vi.mock('$lib/client/has-map.ts', () => ({ hasMap: async () => server.hasMap }));
vi.mock('../../../../map/map-tiles.ts', async (original) => ({
	...(await original<object>()),
	tilePath: (tile: object) => `${DOT}#${Object.values(tile).join('/')}`
}));

afterEach(() => {
	server.hasMap = false;
});

const boat = {
	id: 'boat',
	regionId: 'VR04',
	municipality: 'GM0150',
	name: 'Hanzeboot',
	detail: 'site',
	units: [],
	figures: { realised: 40 },
	fields: {},
	fieldWriter: { 'address.street': 'street-writer' },
	location: {
		name: 'Hanzeboot',
		kind: 'goo',
		status: 'open',
		hidden: false,
		address: { street: 'Kade', number: '1', suffix: 'b', postcode: '7411 AA', city: 'Deventer' },
		suitable: {},
		contractEndsOn: '2027-01-10',
		pipeline: [{ on: '2026-12-01', beds: 60 }]
	}
} as unknown as LocationView;

const KADE: FoundAddress = {
	id: 'adr-1',
	label: 'Havenkade 12, 7411 AA Deventer',
	municipality: 'GM0150',
	address: {
		street: 'Havenkade',
		number: '12',
		postcode: '7411 AA',
		city: 'Deventer',
		bagId: '0150010000045678',
		lat: 52.25,
		lon: 6.16
	}
};
const OTHER: FoundAddress = { id: 'adr-2', label: 'Havenkade 14, 7411 AA Deventer' };

type Finds = { ok: true; found: FoundAddress[] } | { ok: false; code: 'failed' };

type Start = { role?: Role; isOn?: boolean; location?: object };

async function setUp({ role = 'rcvs', isOn = true, location = {} }: Start = {}) {
	const scope = { regions: ['VR04'], municipalities: ['GM0150'], locations: ['boat'] };
	const me: Me = { personId: 'me', name: 'Ik', role, ...scope };
	const search = vi.fn<(text: string) => Promise<Finds>>(async () => ({
		ok: true,
		found: [KADE, OTHER]
	}));
	const one = vi.fn<() => Promise<Finds>>(async () => ({ ok: true, found: [KADE] }));
	const addresses = {
		isOn: async () => isOn,
		search,
		one
	};
	const many = vi.fn(async (drafts: unknown[]) => ({ stored: drafts.length, refused: [] }));
	const setField = vi.fn(async () => ({ ok: true as const, uuid: 'mine' }));
	const views = { inbox: liveDouble([]).query };
	const together = vi.fn(async () => ({ ok: true as const, uuids: ['number', 'suffix'] }));
	const edit = { many, setField, together };
	const client = clientDouble({ addresses, edit, views, now: () => NOW });
	const view = { ...boat, location: { ...boat.location, ...location } };
	const screen = await render(Details, { client, me, view });
	const show = (parts: object) =>
		screen.rerender({ view: { ...view, location: { ...view.location, ...parts } } });
	return { screen, many, setField, together, search, one, show };
}

function edit(field: string, value: unknown, base: string | null = null) {
	return { name: 'location.setField', args: { locationId: 'boat', field, value }, base };
}

test('an address is found with the keys alone and fills each field that differs (S11)', async () => {
	const { screen, many, search } = await setUp();
	const box = screen.getByRole('combobox', { name: 'Zoek het adres' });
	await box.fill('havenkade');
	await expect.element(screen.getByText(/^2 adressen gevonden/)).toBeVisible();
	expect(search).toHaveBeenCalledExactlyOnceWith('havenkade');
	await expect.element(box).toHaveAttribute('aria-expanded', 'true');
	await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
	const option = screen.getByRole('option', { name: KADE.label });
	await expect.element(option).toHaveAttribute('aria-selected', 'true');
	expect(box.element().getAttribute('aria-activedescendant')).toBe(option.element().id);
	await userEvent.keyboard('{Enter}');
	await expect.element(screen.getByText('Overgenomen. Kijk of alles klopt.')).toBeVisible();
	expect(many).toHaveBeenCalledExactlyOnceWith([
		edit('address.street', 'Havenkade', 'street-writer'),
		edit('address.number', '12'),
		edit('address.suffix', null),
		edit('address.bagId', '0150010000045678'),
		edit('address.pin', { lat: 52.25, lon: 6.16 })
	]);
	await expect.element(box).toHaveFocus();
	await expect.element(box).toHaveAttribute('aria-expanded', 'false');
});

test('an address without a place on earth takes the old one away with the old street (S11)', async () => {
	const { address } = KADE;
	const { lat: _lat, lon: _lon, ...bare } = address!;
	const old = { ...boat.location.address, lat: 52.1, lon: 6.1 };
	const { screen, many, one } = await setUp({ location: { address: old } });
	one.mockResolvedValue({ ok: true, found: [{ ...KADE, address: bare }] });
	await screen.getByRole('combobox', { name: 'Zoek het adres' }).fill('havenkade');
	await screen.getByRole('option', { name: KADE.label }).click();
	await expect.poll(() => many.mock.calls.length).toBe(1);
	expect(many.mock.calls[0]![0].at(-1)).toEqual(edit('address.pin', null));
});

test('an address that was taken over is set back whole, but for what somebody changed since', async () => {
	const { screen, many, show } = await setUp();
	await screen.getByRole('combobox', { name: 'Zoek het adres' }).fill('havenkade');
	await screen.getByRole('option', { name: KADE.label }).click();
	await expect.element(screen.getByText('5 gegevens ingevuld')).toBeVisible();
	await show({ address: { ...KADE.address, number: '14' } });
	await screen.getByRole('button', { name: 'Ongedaan maken' }).click();
	expect(many).toHaveBeenLastCalledWith([
		edit('address.street', 'Kade', 'street-writer'),
		edit('address.suffix', 'b'),
		edit('address.bagId', null),
		edit('address.pin', null)
	]);
	await expect.element(screen.getByText('5 gegevens ingevuld')).not.toBeInTheDocument();
	await expect.element(screen.getByLabelText('Straat')).toHaveFocus();
});

test('a field that was saved is set back with one tap', async () => {
	const { screen, many, show } = await setUp();
	await screen.getByLabelText('Straat').fill('Havenkade');
	await screen.getByRole('button', { name: 'Opslaan: Straat' }).click();
	await expect.element(screen.getByText('Straat opgeslagen')).toBeVisible();
	await show({ address: { ...boat.location.address, street: 'Havenkade' } });
	await screen.getByRole('button', { name: 'Ongedaan maken' }).click();
	expect(many).toHaveBeenCalledExactlyOnceWith([edit('address.street', 'Kade', 'street-writer')]);
});

test('a house number typed with its addition fills both fields, and both are set back (S11)', async () => {
	const address = { ...boat.location.address, suffix: undefined };
	const { screen, many, setField, together, show } = await setUp({ location: { address } });
	await screen.getByLabelText('Huisnummer').fill('12a');
	await screen.getByRole('button', { name: 'Opslaan: Huisnummer' }).click();
	await expect.element(screen.getByText('2 gegevens ingevuld')).toBeVisible();
	expect(setField).not.toHaveBeenCalled();
	expect(together).toHaveBeenCalledExactlyOnceWith([
		edit('address.number', '12'),
		edit('address.suffix', 'a')
	]);
	await show({ address: { ...address, number: '12', suffix: 'a' } });
	await screen.getByRole('button', { name: 'Ongedaan maken' }).click();
	expect(many).toHaveBeenCalledExactlyOnceWith([
		edit('address.number', '1'),
		edit('address.suffix', null)
	]);
});

test('a house number beside an addition stays as it is typed', async () => {
	const { screen, setField } = await setUp();
	await screen.getByLabelText('Huisnummer').fill('12a');
	await screen.getByRole('button', { name: 'Opslaan: Huisnummer' }).click();
	const input = { field: 'address.number', value: '12a', base: null };
	expect(setField).toHaveBeenCalledExactlyOnceWith('boat', input);
});

test('an address is found with a finger, and the list goes away with Escape', async () => {
	const { screen, many } = await setUp();
	const box = screen.getByRole('combobox', { name: 'Zoek het adres' });
	await box.fill('havenkade');
	await expect.element(screen.getByRole('option', { name: OTHER.label })).toBeVisible();
	await userEvent.keyboard('{Escape}');
	await expect.element(box).toHaveAttribute('aria-expanded', 'false');
	await userEvent.keyboard('{ArrowDown}');
	await screen.getByRole('option', { name: KADE.label }).click();
	await expect.poll(() => many.mock.calls.length).toBe(1);
});

test('nothing found and no answer are told, and the fields stay to type in', async () => {
	const { screen, search } = await setUp();
	const box = screen.getByRole('combobox', { name: 'Zoek het adres' });
	search.mockResolvedValue({ ok: true, found: [] });
	await box.fill('nergens');
	await expect.element(screen.getByText(/^Niets gevonden/)).toBeVisible();
	search.mockResolvedValue({ ok: false, code: 'failed' });
	await box.fill('havenkade');
	await expect.element(screen.getByText(/^Zoeken lukt nu niet/)).toBeVisible();
	await expect.element(screen.getByLabelText('Straat')).toHaveValue('Kade');
});

test('an answer that was overtaken by more typing is not shown', async () => {
	const { screen, search } = await setUp();
	const slow = Promise.withResolvers<Finds>();
	search.mockReturnValueOnce(slow.promise);
	const box = screen.getByRole('combobox', { name: 'Zoek het adres' });
	await box.fill('have');
	await expect.poll(() => search.mock.calls.length).toBe(1);
	await box.fill('havenkade');
	await expect.element(screen.getByText(/^2 adressen gevonden/)).toBeVisible();
	slow.resolve({ ok: true, found: [] });
	await expect.poll(() => search.mock.calls.length).toBe(2);
	await expect.element(screen.getByText(/^2 adressen gevonden/)).toBeVisible();
});

test('where no register is asked there is no field for it', async () => {
	const { screen } = await setUp({ isOn: false });
	await expect.element(screen.getByLabelText('Straat')).toBeVisible();
	await expect.element(screen.getByRole('combobox', { name: 'Zoek' })).not.toBeInTheDocument();
});

function deviceIsAt(answer: Parameters<Geolocation['getCurrentPosition']>) {
	const spy = vi.spyOn(navigator.geolocation, 'getCurrentPosition');
	spy.mockImplementation((found, failed) => {
		const [coords, error] = answer as unknown as [object | null, object];
		if (coords) found({ coords } as GeolocationPosition);
		else failed?.(error as GeolocationPositionError);
	});
	return spy;
}

test('the place of the device is asked after a tap, shown, and kept after another', async () => {
	const coords = { latitude: 52.2512345678, longitude: 6.1598765432, accuracy: 12.4 };
	const spy = deviceIsAt([coords, null] as never);
	const { screen, many } = await setUp();
	expect(spy).not.toHaveBeenCalled();
	await screen.getByRole('button', { name: 'Gebruik de plek van dit apparaat' }).click();
	await expect.element(screen.getByText(/52,25123 graden noord en 6,15988/)).toBeVisible();
	expect(many).not.toHaveBeenCalled();
	await screen.getByRole('button', { name: 'Deze plek gebruiken' }).click();
	expect(many).toHaveBeenCalledExactlyOnceWith([
		edit('address.pin', { lat: 52.25123, lon: 6.15988 })
	]);
});

test('a device that may not tell its place says so, and the degrees can be typed', async () => {
	deviceIsAt([null, { code: 1, PERMISSION_DENIED: 1 }] as never);
	const { screen } = await setUp();
	await screen.getByRole('button', { name: 'Gebruik de plek van dit apparaat' }).click();
	await expect.element(screen.getByText(/mag de plek van dit apparaat niet weten/)).toBeVisible();
	await expect.element(screen.getByLabelText('Breedtegraad')).toBeVisible();
});

test('both degrees are one edit on one base, and half a pin is told and not saved (S11)', async () => {
	const { screen, setField, show } = await setUp();
	const lat = screen.getByLabelText('Breedtegraad');
	const save = screen.getByRole('button', { name: 'Opslaan: Waar het is' });
	await lat.fill('52,25');
	await save.click();
	const pin = screen.getByRole('group', { name: 'Waar het is' });
	await expect.element(pin).toHaveAccessibleDescription(/Vul bij allebei een getal in/);
	expect(setField).not.toHaveBeenCalled();
	await screen.getByLabelText('Lengtegraad').fill('6,16');
	await show({ address: { ...boat.location.address, lat: 52.1, lon: 6.1 } });
	await expect.element(screen.getByText(/Intussen staat hier: 52,1 noord, 6,1 oost/)).toBeVisible();
	await save.click();
	const value = { lat: 52.25, lon: 6.16 };
	const edited = { field: 'address.pin', value, base: null };
	expect(setField).toHaveBeenCalledExactlyOnceWith('boat', edited);
});

test('what is announced stands ahead with how far away it is, and is no bed yet (D7)', async () => {
	const { screen } = await setUp({ role: 'manager' });
	const ahead = screen.getByRole('region', { name: 'De komende 12 weken' });
	const [beds, contract] = ahead.getByRole('listitem').elements();
	expect(beds!.textContent).toMatch(/1 dec\s*over 9 dagen\s*60 bedden \(\+20\)/);
	expect(contract!.textContent).toMatch(/10 jan 2027\s*over 7 weken\s*Contract loopt af/);
	await expect.element(ahead.getByText(/tellen nog niet mee/)).toBeVisible();
});

test('a plan of beds is saved in order of day, and what is missing is told first', async () => {
	const { screen, setField } = await setUp();
	const plan = screen.getByRole('group', { name: 'Aantal bedden later' });
	await plan.getByRole('button', { name: 'Dag toevoegen' }).click();
	const save = screen.getByRole('button', { name: 'Opslaan: Aantal bedden later' });
	await plan.getByLabelText('Vanaf').nth(1).fill('2026-11-30');
	await save.click();
	await expect.element(plan).toHaveAccessibleDescription(/Vul bij elke dag een heel aantal/);
	expect(setField).not.toHaveBeenCalled();
	await plan.getByLabelText('Bedden samen').nth(1).fill('45');
	await save.click();
	expect(setField).toHaveBeenCalledExactlyOnceWith('boat', {
		field: 'pipeline',
		value: [
			{ on: '2026-11-30', beds: 45 },
			{ on: '2026-12-01', beds: 60 }
		],
		base: null
	});
});

test('a plan without days is none', async () => {
	const { screen, setField } = await setUp();
	await screen.getByRole('button', { name: 'Weghalen dag 1' }).click();
	await expect.element(screen.getByRole('group', { name: 'Aantal bedden later' })).toHaveFocus();
	await screen.getByRole('button', { name: 'Opslaan: Aantal bedden later' }).click();
	expect(setField).toHaveBeenCalledExactlyOnceWith('boat', {
		field: 'pipeline',
		value: null,
		base: null
	});
});

test('that a location is hidden stands on top for who decides it, and for nobody else', async () => {
	const hidden = { location: { hidden: true } };
	const { screen } = await setUp({ role: 'coordinator', ...hidden });
	await expect.element(screen.getByText('Deze locatie is verborgen')).toBeVisible();
	await screen.unmount();
	const other = await setUp({ role: 'rcvs', ...hidden });
	await expect.element(other.screen.getByLabelText('Straat')).toBeVisible();
	await expect.element(other.screen.getByText('Deze locatie is verborgen')).not.toBeInTheDocument();
});

test('who runs a location and its fixed number are explained beside those fields', async () => {
	const { screen } = await setUp();
	const site = screen.getByRole('region', { name: 'De locatie', exact: true });
	await site.getByRole('button', { name: 'Wat betekent dit?' }).click();
	await expect.element(site.getByText(/^Wie de opvang op de locatie regelt/)).toBeVisible();
});

describe('on the map', () => {
	beforeEach(() => {
		server.hasMap = true;
	});

	test('a tap fills both degrees, to be saved as one edit', async () => {
		const { screen, setField } = await setUp();
		await screen.getByRole('application', { name: 'Kaart' }).click();
		const lat = screen.getByLabelText('Breedtegraad').element() as HTMLInputElement;
		await expect.poll(() => lat.value).toMatch(/^52,\d+$/);
		expect(setField).not.toHaveBeenCalled();
		await screen.getByRole('button', { name: 'Opslaan: Waar het is' }).click();
		expect(setField).toHaveBeenCalledExactlyOnceWith('boat', {
			field: 'address.pin',
			value: { lat: expect.closeTo(52.2, 0), lon: expect.closeTo(5.3, 0) },
			base: null
		});
	});

	test('the way to the address is told where the register knows it, and what is typed is shown', async () => {
		const known = { ...KADE.address, lat: 52.251, lon: 6.16 };
		const { screen, search } = await setUp({ location: { address: known } });
		await expect.element(screen.getByText(/Dat is 111 meter van het adres/)).toBeVisible();
		expect(search).toHaveBeenCalledExactlyOnceWith('Havenkade 12 7411 AA Deventer');
		await screen.getByLabelText('Breedtegraad').fill('52,2501');
		await expect.element(screen.getByText(/Dat is 11 meter van het adres/)).toBeVisible();
	});

	test('another address of the register is not taken for this one', async () => {
		const other = { ...KADE.address, number: '14', lat: 52.251, lon: 6.16 };
		const { screen, one } = await setUp({ location: { address: other } });
		await expect.element(screen.getByText(/De pin staat op 52,251 noord/)).toBeVisible();
		await expect.poll(() => one.mock.calls.length).toBe(1);
		await expect.element(screen.getByText(/meter van het adres/)).not.toBeInTheDocument();
	});
});

test('without a map one line says so, nothing is asked of the register, and the degrees stay', async () => {
	const { screen, search } = await setUp();
	await expect.element(screen.getByText('Er is nu geen kaart.')).toBeVisible();
	await expect.element(screen.getByRole('application')).not.toBeInTheDocument();
	await expect.element(screen.getByLabelText('Breedtegraad')).toBeVisible();
	expect(search).not.toHaveBeenCalled();
});
