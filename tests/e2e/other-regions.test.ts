import { expectAccessible } from '../support/e2e/axe.ts';
import { boardPage } from '../support/e2e/board-page.ts';
import type { DemoServer } from '../support/e2e/demo-server.ts';
import { signIn } from '../support/e2e/sign-in.ts';
import { expect, test } from '../support/e2e/test.ts';
import { addPerson } from '../support/wire/add-person.ts';
import { BY_TELEPHONE, NEIGHBOUR, signIn as signInByWire } from '../support/wire/people.ts';
import { createWireClient } from '../support/wire/wire-client.ts';

/** 30 beds with 32 people, and 12 with 4: 8 free beside 2 too many. */
const BARGES = [
	{ name: 'Aak De Hoop', beds: 30, people: 32 },
	{ name: 'Aak De Trouw', beds: 12, people: 4 }
];

test('the desk sees what other regions have, and whom to call there, also offline', async ({
	server,
	newDevice
}) => {
	await fillNeighbour(server);
	const device = await newDevice({ viewport: { width: 1400, height: 1000 } });
	const { page } = device;
	await signIn(device, 'rcvs');
	await device.open('/regio');
	await boardPage(page).totals({ 'Plekken vrij': '61' });
	await page.getByText('Andere regio’s').click();

	const others = page.getByRole('region', { name: 'Andere regio’s' });
	await expect(others.getByText('Heel Nederland')).toBeVisible();
	await expect(others.getByText('69 vrij')).toBeVisible();
	const neighbour = others.getByRole('listitem').filter({ hasText: 'Hollands Midden' });
	await expect(neighbour.getByText('8 vrij')).toBeVisible();
	await neighbour.getByText('Hollands Midden', { exact: true }).first().click();
	const sum = neighbour.getByRole('table', { name: 'Hollands Midden' });
	await expect(sum.getByRole('row', { name: /^Bedden/ })).toContainText('42');
	await expect(sum.getByRole('row', { name: /te veel/ })).toContainText('2');
	await expect(neighbour).toContainText('2 locaties');
	await expect(page.getByText('Aak De')).toHaveCount(0);
	await expectAccessible(page);

	// The sum is of one kind, as the board is.
	await page.getByLabel('Soort opvang').selectOption('hub');
	await expect(neighbour).toContainText('Daar zijn nog geen locaties van deze soort.');

	await device.waitUntilInstalled();
	await server.kill();
	await device.open('/regio');
	await page.getByText('Andere regio’s').click();
	await expect(others.getByText('69 vrij')).toBeVisible();
});

test('who works at one place or for the whole nation has no other regions to see', async ({
	newDevice
}) => {
	const device = await newDevice();
	await signIn(device, 'landelijk');
	await device.open('/regio');
	await boardPage(device.page).totals({ 'Plekken vrij': '61' });
	await expect(device.page.getByText('Andere regio’s')).toHaveCount(0);
});

async function fillNeighbour({ dataDir, url }: DemoServer): Promise<void> {
	const rights = ['--name', 'Els Vos', '--role', 'coordinator', '--scope', 'region:VR16'];
	await addPerson(dataDir, NEIGHBOUR, rights);
	const desk = createWireClient(url, await signInByWire(url, NEIGHBOUR));
	const address = { street: 'Turfsingel', number: '5', postcode: '2802 AB', city: 'Gouda' };
	for (const { name, beds, people } of BARGES) {
		const id = crypto.randomUUID();
		const place = { id, regionId: 'VR16', municipality: 'GM0513', name, kind: 'goo', address };
		const told = (entry: object) => ({
			name: 'occupancy.record',
			args: { locationId: id, entry, ...BY_TELEPHONE },
			base: null
		});
		const results = await desk.push([
			{ name: 'location.add', args: place },
			{
				name: 'location.setField',
				args: { locationId: id, field: 'status', value: 'open' },
				base: null
			},
			told({ kind: 'setRealised', n: beds }),
			told({ kind: 'recount', n: people })
		]);
		expect(results.map(({ status }) => status)).toEqual(Array(4).fill('applied'));
	}
	desk.close();
}
