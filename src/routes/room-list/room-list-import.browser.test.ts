import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { MutationDraft } from '$lib/client/client-types.ts';
import type { LocationView, TogetherOutcome } from '$lib/client/view-types.ts';
import type { Me } from '$lib/domain/schema/person.ts';
import { clientDouble, liveDouble } from '../client-double.ts';
import { figuresDouble, viewDouble } from '../day/view-double.ts';
import RoomListImport from './RoomListImport.svelte';

const manager: Me = {
	...{ personId: 'me', name: 'Ik', role: 'manager', regions: ['VR04'] },
	...{ municipalities: [], locations: ['ship', 'kade'] }
};
const ship = viewDouble({
	...{ id: 'ship', name: 'Schip' },
	figures: figuresDouble({ realised: 80, occupied: 86 })
});
const kade = viewDouble({ id: 'kade', name: 'Kade' });

async function show(views: LocationView[] = [ship, kade]) {
	const together = vi.fn<(drafts: MutationDraft[]) => Promise<TogetherOutcome>>(async (drafts) => ({
		...{ ok: true, uuids: drafts.map((_, at) => `edit-${at}`) }
	}));
	const client = clientDouble({
		edit: { together },
		views: {
			locations: liveDouble(views).query,
			location: (id: string) => liveDouble(views.find((view) => view.id === id)).query()
		}
	});
	const onclose = vi.fn();
	const props = { client, me: manager, locationId: 'ship', onclose };
	const screen = await render(RoomListImport, props);
	const choose = (content: BlobPart, name = 'kamers.csv') =>
		screen.getByLabelText('Bestand kiezen').upload(new File([content], name));
	const drop = (content: BlobPart, name = 'kamers.csv') => {
		const dataTransfer = new DataTransfer();
		dataTransfer.items.add(new File([content], name));
		const place = screen.getByRole('group', { name: 'Bestand' }).element();
		place.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
	};
	return { screen, together, onclose, choose, drop };
}

const HEADER = 'Locatie;Kamer;Bedden;Bezet\n';
/** As a spreadsheet saves it that writes two bytes a letter and does not say so. */
const unmarkedUtf16 = (text: string) =>
	Uint8Array.from(text, (letter) => letter.charCodeAt(0)).reduce<number[]>(
		(bytes, byte) => [...bytes, byte, 0],
		[]
	);

test('a reader hears first what the part is, and goes back without anything written', async () => {
	const { screen, together, onclose } = await show();
	const heading = screen.getByRole('heading', { name: 'Kamerlijst inlezen' });
	await expect.element(heading).toHaveFocus();
	await screen.getByRole('button', { name: 'Annuleren' }).click();
	expect(onclose).toHaveBeenCalledOnce();
	expect(together).not.toHaveBeenCalled();
});

test.each<[string, BlobPart, string]>([
	[
		'other columns are named',
		'Gemeente;Naam;Bedden\nZwolle;Schip;80\n',
		'In dit bestand staat geen kolom Kamer met een kolom Bedden. Wel gevonden: Gemeente, Naam, Bedden.'
	],
	['an empty file', '', 'In dit bestand staan geen regels.'],
	[
		'two bytes a letter',
		new Uint8Array(unmarkedUtf16(`${HEADER}Schip;101;4;1\n`)),
		'Hier staat geen tabel in.'
	],
	['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'Hier staat geen tabel in.'],
	[
		'a quote that does not end',
		`${HEADER}"Schip;101;4;1\n`,
		'In het bestand staat een aanhalingsteken dat niet sluit.'
	]
])(
	'%s: it is said beside the field how to mend it, and nothing is written',
	async (_, content, told) => {
		const { screen, together, choose } = await show();
		await choose(content);
		await expect.element(screen.getByText(told, { exact: false })).toBeVisible();
		const field = screen.getByLabelText('Bestand kiezen');
		await expect.element(field).toHaveAttribute('aria-invalid', 'true');
		expect(together).not.toHaveBeenCalled();
	}
);

test('of a film of 10 MB that was dropped no more is read than tells that it is too large', async () => {
	const { screen, together, drop } = await show();
	drop(new Uint8Array(10_000_000).fill(7), 'vakantie.mp4');
	await expect.element(screen.getByText(/^Het bestand is groter dan 5 MB/)).toBeVisible();
	expect(together).not.toHaveBeenCalled();
});

test('beds below zero and a room twice are named in their line, and the rest can be taken', async () => {
	const { screen, together, choose } = await show();
	await choose(`${HEADER}Schip;101;4;1\nSchip;102;-4;1\nSchip;101;3;1\n`);
	await expect.element(screen.getByText(/^2 regels kunnen niet worden gelezen/)).toBeVisible();
	await screen.getByText('3 kamers in de lijst').click();
	await expect.element(screen.getByText('“-4”: dit is geen aantal bedden')).toBeVisible();
	await expect
		.element(screen.getByText('“101”: deze kamer staat twee keer in de lijst'))
		.toBeVisible();
	expect(together).not.toHaveBeenCalled();
	await screen.getByRole('radio', { name: /De kamers/ }).click();
	await screen.getByRole('button', { name: 'Getallen van de kamers overnemen' }).click();
	expect(together.mock.lastCall![0].map(({ name }) => name)).toEqual([
		'unit.add',
		'location.setDetail'
	]);
	await expect.element(screen.getByText('De kamers staan op dit apparaat')).toBeVisible();
});

test('a file can be dragged here as well, and another one chosen after it', async () => {
	const { screen, drop } = await show();
	drop(`${HEADER}Schip;101;4;1\n`, 'gesleept.csv');
	await expect.element(screen.getByText(/^gesleept.csv is gelezen/)).toBeInTheDocument();
	await expect.element(screen.getByRole('heading', { name: 'Schip' })).toBeVisible();
	await screen.getByRole('button', { name: 'Ander bestand kiezen' }).click();
	await expect.element(screen.getByLabelText('Bestand kiezen')).toBeVisible();
});

test('a list with the name of another house is read only when somebody says that it is this one', async () => {
	const { screen, choose } = await show();
	await choose(`${HEADER}Het Schip;101;4;1\n`);
	await expect
		.element(screen.getByText('Op de lijst staat een andere locatie: Het Schip'))
		.toBeVisible();
	expect(screen.getByRole('radio').elements()).toHaveLength(0);
	await screen.getByRole('button', { name: 'Ja, dit is Schip' }).click();
	await expect.element(screen.getByRole('radio', { name: /De kamers/ })).toBeVisible();
});

test('of a list of several houses only this one is read, also where the others are one’s own', async () => {
	const { screen, choose } = await show();
	await choose(`${HEADER}Kade;1;2;1\nSchip;101;4;1\nHotel;5;2;0\n`);
	await expect
		.element(screen.getByText('Nog 2 andere locaties in dit bestand worden niet gelezen.'))
		.toBeVisible();
	await expect.element(screen.getByRole('heading', { name: 'Schip' })).toBeVisible();
	expect(screen.getByRole('heading', { name: 'Kade' }).elements()).toHaveLength(0);
});

test('a list without people in it adds rooms, and is not offered as the numbers that stand', async () => {
	const { screen, together, choose } = await show();
	await choose('Kamer;Bedden\n101;4\n');
	await expect.element(screen.getByText(/^In de lijst staat niet hoeveel mensen/)).toBeVisible();
	expect(screen.getByRole('radio').elements()).toHaveLength(0);
	expect(screen.getByRole('row', { name: /^Bezet/ }).elements()).toHaveLength(0);
	await screen.getByRole('button', { name: 'Kamers toevoegen' }).click();
	expect(together.mock.lastCall![0].map(({ name }) => name)).toEqual(['unit.add']);
});

test('where the device cannot keep it, nothing of the list is kept and it is said', async () => {
	const { screen, together, choose } = await show();
	together.mockResolvedValue({ ok: false, code: 'storage' });
	await choose(`${HEADER}Schip;101;4;1\n`);
	await screen.getByRole('radio', { name: /De kamers/ }).click();
	await screen.getByRole('button', { name: 'Getallen van de kamers overnemen' }).click();
	await expect.element(screen.getByRole('alert')).toBeVisible();
	await expect
		.element(screen.getByRole('button', { name: 'Getallen van de kamers overnemen' }))
		.toBeVisible();
});

test('a very long list is stored in pieces, and stops where one is refused', async () => {
	const { screen, together, choose } = await show();
	const lines = Array.from({ length: 900 }, (_, at) => `Schip;${at + 1};2;1`);
	together.mockImplementation(async (drafts) =>
		together.mock.calls.length > 1
			? { ok: false, code: 'storage' }
			: { ok: true, uuids: drafts.map((_, at) => `edit-${at}`) }
	);
	await choose(HEADER + lines.join('\n'));
	await screen.getByRole('radio', { name: /De kamers/ }).click();
	await screen.getByRole('button', { name: 'Getallen van de kamers overnemen' }).click();
	await expect.element(screen.getByRole('alert')).toBeVisible();
	expect(together.mock.calls.map(([drafts]) => drafts.length)).toEqual([500, 401]);
});
