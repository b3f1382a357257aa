import { mkdirSync } from 'node:fs';
import { createDemoServer, seedExample } from '../tests/support/e2e/demo-server.ts';
import { createDevice, type DeviceOptions } from '../tests/support/e2e/device.ts';
import { signIn } from '../tests/support/e2e/sign-in.ts';

/** Pictures of the pages as the demo shows them, for the README and for looking at them one by one. */
const FOLDER = 'docs/screens';
const SIZES = {
	phone: { width: 390, height: 844 },
	tablet: { width: 810, height: 1080 },
	desktop: { width: 1400, height: 1000 }
};

type Shot = { name: string; as: 'manager' | 'rcvs'; path: string; link?: string };

const SHOTS: Shot[] = [
	{ name: 'locations', as: 'manager', path: '/locaties' },
	{ name: 'day-page', as: 'manager', path: '/locaties', link: 'Vakantiepark De Esch' },
	{ name: 'to-check', as: 'manager', path: '/controleren' },
	{ name: 'region-board', as: 'rcvs', path: '/regio' },
	{ name: 'import', as: 'rcvs', path: '/regio/importeren' }
];

mkdirSync(FOLDER, { recursive: true });
const server = await createDemoServer(await seedExample());
await server.start();
for (const size of Object.keys(SIZES) as (keyof typeof SIZES)[])
	for (const colorScheme of ['light', 'dark'] as const)
		for (const as of ['manager', 'rcvs'] as const)
			await takeAll(as, { viewport: SIZES[size], colorScheme }, size);
await server.remove();

async function takeAll(as: Shot['as'], options: DeviceOptions, size: string): Promise<void> {
	const device = await createDevice(server.url, options);
	await signIn(device, as);
	for (const shot of SHOTS.filter((candidate) => candidate.as === as)) {
		await device.open(shot.path);
		if (shot.link) await device.page.getByRole('link', { name: shot.link }).first().click();
		await device.page.waitForLoadState('networkidle');
		await device.page.screenshot({
			path: `${FOLDER}/${shot.name}-${size}-${options.colorScheme}.png`,
			fullPage: true
		});
	}
	await device.remove();
}
