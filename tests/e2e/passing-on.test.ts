import type { Locator, Response } from '@playwright/test';
import { boardPage } from '../support/e2e/board-page.ts';
import { dayPage, RECEIVED } from '../support/e2e/day-page.ts';
import type { Device, DeviceOptions } from '../support/e2e/device.ts';
import { signIn } from '../support/e2e/sign-in.ts';
import { expect, test } from '../support/e2e/test.ts';

const WIDE: DeviceOptions = { viewport: { width: 1400, height: 1000 } };
const PUSH = '/api/sync/push';
const ESCH = 'Vakantiepark De Esch';

test('what was entered with the server dead stands on the board when it is back, untouched (S17, S23)', async ({
	server,
	newDevice
}) => {
	const rcvs = await newDevice(WIDE);
	const occupied = await openBoard(rcvs);
	const manager = await newDevice();
	const path = await openPlace(manager);
	await manager.waitUntilInstalled();
	await server.kill();

	await manager.reopen(path);
	await dayPage(manager.page).occupied(108);
	await dayPage(manager.page).arrive(3);
	await dayPage(manager.page).count(100);
	await dayPage(manager.page).confirm();
	await expect(manager.page.getByRole('banner')).toContainText('3 op dit apparaat');
	await expect(occupied).toHaveText('108');

	const back = Promise.all([rcvs, manager].map(({ page }) => page.waitForResponse(isGoodPing)));
	await server.start();
	await back;
	await expect(occupied).toHaveText('100');
	for (const index of [0, 1, 2])
		await expect(dayPage(manager.page).lines.nth(index)).toContainText(RECEIVED);
});

test('nothing counts twice when every answer of the first push is cut off (S1)', async ({
	badLine,
	newDevice
}) => {
	const rcvs = await newDevice(WIDE);
	const occupied = await openBoard(rcvs);
	const manager = await newDevice({ url: badLine.url });
	await openPlace(manager);

	badLine.cut(PUSH);
	await dayPage(manager.page).arrive(3);
	await expect(occupied).toHaveText('111');
	await expect.poll(() => badLine.lost, { timeout: 60_000 }).toBeGreaterThanOrEqual(3);
	await expect(manager.page.getByRole('banner')).toContainText('1 op dit apparaat');
	await expect(dayPage(manager.page).lines.first()).not.toContainText(RECEIVED);
	await dayPage(manager.page).depart(1);

	badLine.mend();
	for (const index of [0, 1])
		await expect(dayPage(manager.page).lines.nth(index)).toContainText(RECEIVED);
	await dayPage(manager.page).occupied(110);
	await expect(occupied).toHaveText('110');
});

async function openBoard(device: Device): Promise<Locator> {
	await signIn(device, 'rcvs');
	const occupied = boardPage(device.page).row(ESCH).getByRole('cell').nth(2);
	await expect(occupied).toHaveText('108');
	return occupied;
}

/** Opens the location from the list and says where it is. */
async function openPlace(device: Device): Promise<string> {
	await signIn(device, 'manager');
	await device.page.getByRole('link', { name: ESCH }).click();
	await dayPage(device.page).occupied(108);
	return new URL(device.page.url()).pathname;
}

function isGoodPing(response: Response): boolean {
	return new URL(response.url()).pathname === '/api/ping' && response.ok();
}
