import { test as base, expect } from '@playwright/test';
import { createCuttingProxy, type CuttingProxy } from './cutting-proxy.ts';
import { createDemoServer, type DemoServer, sharedExample } from './demo-server.ts';
import { createDevice, type Device, type DeviceOptions } from './device.ts';

type PerTest = {
	/** Runs when the test starts. */
	server: DemoServer;
	/** As many as the test wants; each is closed, and asked for complaints, when the test is over. */
	newDevice(options?: DeviceOptions & { url?: string }): Promise<Device>;
	/** A bad connection to the server, for devices that are given its address. */
	badLine: CuttingProxy;
};

type PerWorker = { example: string };

/** A test of a whole flow: a server of its own with the example, and devices that stay when a browser closes. */
export const test = base.extend<PerTest, PerWorker>({
	example: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what is wanted from here
		async ({}, use) => {
			await use(sharedExample());
		},
		{ scope: 'worker' }
	],
	server: async ({ example }, use) => {
		const server = await createDemoServer(example);
		await server.start();
		await use(server);
		await server.remove();
	},
	badLine: async ({ server }, use) => {
		const proxy = await createCuttingProxy(server.url);
		await use(proxy);
		await proxy.remove();
	},
	newDevice: async ({ server }, use) => {
		const devices: Device[] = [];
		await use(async ({ url = server.url, ...options } = {}) => {
			const device = await createDevice(url, options);
			devices.push(device);
			return device;
		});
		for (const device of devices) await device.remove();
		expect(devices.flatMap(({ complaints }) => complaints)).toEqual([]);
	}
});

export { expect };
