import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/e2e/axe.ts';
import { expectNoSidewaysScroll } from '../support/e2e/sideways.ts';
import { signIn } from '../support/e2e/sign-in.ts';
import { expect, test } from '../support/e2e/test.ts';

const PATH = '/herinneringen';
const NOT_YET = 'Vandaag nog niet doorgegeven: Schip Te Vol';

test('a manager chooses an hour, which holds on every device; one in quiet hours is not taken', async ({
	newDevice
}) => {
	const device = await newDevice();
	const { page } = device;
	await signIn(device, 'manager');
	await device.open(PATH);
	const hour = page.getByLabel('Herinner om');
	await page.getByLabel('Eigen tijden').check();
	await expect(hour).toHaveValue('15');
	await hour.selectOption('9:00');
	await expect(page.getByText('Opgeslagen.')).toBeVisible();
	await hour.selectOption('21:00');
	await expect(page.getByText(/Dan wilt u geen berichten/)).toBeVisible();
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);

	const other = await newDevice();
	await signIn(other, 'manager');
	await other.open(PATH);
	await expect(other.page.getByLabel('Herinner om')).toHaveValue('9');
	await other.page.getByLabel('Geen berichten vanaf').selectOption('23:00');
	await expect(other.page.getByText('Opgeslagen.')).toBeVisible();
});

test('what the coordinator sets for the region holds for a manager who chose nothing', async ({
	newDevice,
	server
}) => {
	const desk = await newDevice();
	await signIn(desk, 'coordinator');
	await desk.waitUntilInstalled();
	await desk.open(PATH);
	const hour = desk.page.getByLabel('Herinner om');
	await hour.selectOption('17:00');
	await expect(desk.page.getByText('Opgeslagen.')).toBeVisible();
	await expectAccessible(desk.page);
	await expectNoSidewaysScroll(desk.page);

	const tablet = await newDevice();
	await signIn(tablet, 'manager');
	await tablet.open(PATH);
	await expect(tablet.page.getByLabel('Standaard van de regio: 17:00')).toBeChecked();
	await expectAccessible(tablet.page);

	await server.kill();
	await hour.selectOption('18:00');
	await expect(desk.page.getByText(/Hiervoor is internet nodig/)).toBeVisible();
	await expect(desk.page.getByText('Opgeslagen.')).toBeHidden();
	await expect(hour).toHaveValue('17');
	await server.start();
});

test('without a connection the page opens, and says that it needs one', async ({
	newDevice,
	server
}) => {
	const device = await newDevice();
	const { page } = device;
	await signIn(device, 'manager');
	await device.waitUntilInstalled();
	await server.kill();
	await device.open(PATH);
	await expect(page.getByText(/Hiervoor is internet nodig/)).toBeVisible();
	await server.start();
	await page.getByRole('button', { name: 'Nog eens proberen' }).click();
	await expect(page.getByLabel('Standaard van de regio: 15:00')).toBeChecked();
});

test('the browser is asked after a tap only; where it says no, the page says how to mend that', async ({
	newDevice
}) => {
	const device = await newDevice();
	const { page } = device;
	await page.addInitScript(() => {
		// The browser of a test has no question to show, and its maker's service is not there to be asked.
		const answer = () => (localStorage.getItem('answer') ?? 'default') as NotificationPermission;
		Object.defineProperty(Notification, 'permission', { get: answer });
		Notification.requestPermission = async () => {
			localStorage.setItem('answer', 'denied');
			return answer();
		};
	});
	await signIn(device, 'manager');
	await device.waitUntilInstalled();
	await device.open(PATH);
	const turnOn = page.getByRole('button', { name: 'Zet aan op dit apparaat' });
	await expect(turnOn).toBeVisible();
	expect(await page.evaluate(() => Notification.permission)).toBe('default');
	await turnOn.click();
	await expect(page.getByText(/laat geen berichten van Opvangbord toe/)).toBeVisible();
	await expect(turnOn).toHaveCount(0);
});

test('a message that arrives is shown by the worker, with its words and nothing else', async ({
	newDevice,
	server
}) => {
	const device = await newDevice();
	const { page, context } = device;
	await signIn(device, 'manager');
	await device.waitUntilInstalled();
	await context.grantPermissions(['notifications'], { origin: server.url });
	const [worker] = context.serviceWorkers();
	// It hears of the permission later than the browser, and shows nothing before.
	await expect.poll(() => worker!.evaluate(() => Notification.permission)).toBe('granted');
	await deliver(page, { title: 'Opvangbord', body: NOT_YET, path: '/locaties' });
	await expect.poll(() => shownBy(page)).toEqual([['Opvangbord', NOT_YET, '/locaties']]);
	await deliver(page, {
		title: 'Opvangbord',
		body: 'Een nieuwe',
		path: 'https://elsewhere.example'
	});
	await expect.poll(() => shownBy(page)).toEqual([['Opvangbord', 'Een nieuwe', '/']]);
});

/** As the browser does it once it has opened the encrypted body. */
async function deliver(page: Page, message: object): Promise<void> {
	const session = await page.context().newCDPSession(page);
	const found = new Promise<string>((resolve) =>
		session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [known] }) => {
			if (known) resolve(known.registrationId);
		})
	);
	await session.send('ServiceWorker.enable');
	await session.send('ServiceWorker.deliverPushMessage', {
		origin: new URL(page.url()).origin,
		registrationId: await found,
		data: JSON.stringify(message)
	});
}

function shownBy(page: Page): Promise<unknown[]> {
	return page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		const shown = await registration.getNotifications();
		return shown.map(({ title, body, data }) => [title, body, (data as { path: string }).path]);
	});
}
