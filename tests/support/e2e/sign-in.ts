import type { Device } from './device.ts';
import { DEMO_PASSWORD } from './demo-server.ts';
import { expect } from './test.ts';

export type DemoName =
	'manager' | 'manager2' | 'gemeente' | 'rcvs' | 'coordinator' | 'lezer' | 'landelijk';

/** Signs a demo person in and waits for the page where he starts. */
export async function signIn(device: Device, name: DemoName): Promise<void> {
	await device.open('/aanmelden');
	await fillSignIn(device, name);
}

/** On the page where one signs in. */
export async function fillSignIn({ page }: Pick<Device, 'page'>, name: DemoName): Promise<void> {
	await page.getByLabel('E-mailadres').fill(`${name}@opvangbord.example`);
	await page.getByLabel('Wachtwoord', { exact: true }).fill(DEMO_PASSWORD);
	await page.getByRole('button', { name: 'Aanmelden', exact: true }).click();
	// Two pages are on the way; each that comes takes the focus, and so closes a menu of the one before.
	await expect(page).not.toHaveURL(/\/aanmelden|:\d+\/$/);
	const title = page.getByRole('heading', { level: 1 }).first();
	await expect(title).not.toHaveText(/^(Aanmelden|Opvangbord)$/);
}
