import { test as base, expect } from '@playwright/test';
import { createDemoServer, type DemoServer, sharedExample } from '../e2e/demo-server.ts';
import type { Role } from '../../../src/lib/domain/schema/person.ts';
import { PERSON_OF } from './people.ts';
import { createWireClient, type WireClient } from './wire-client.ts';
import { createWorld, type WireWorld } from './wire-world.ts';

type OpenDevice = (person: Role | (string & {})) => WireClient;

type PerTest = {
	/** On a copy of the world of its own, for tests that change something. */
	server: DemoServer;
	/** A device of this person (an address, or the one of that role) at the test's own server. */
	device: OpenDevice;
	/** The same at the shared server. */
	visitor: OpenDevice;
};

type PerWorker = {
	world: WireWorld;
	/** Starts once: for tests that read, are refused, or change what no other test looks at. */
	shared: DemoServer;
};

/** A test of the wire from outside: the built server, and nothing of a browser. */
export const test = base.extend<PerTest, PerWorker>({
	world: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what is wanted from here
		async ({}, use) => {
			const world = await createWorld(sharedExample());
			await use(world);
			await world.remove();
		},
		{ scope: 'worker' }
	],
	shared: [
		async ({ world }, use) => {
			const server = await createDemoServer(world.dataDir);
			await server.start();
			await use(server);
			await server.remove();
		},
		{ scope: 'worker' }
	],
	server: async ({ world }, use) => {
		const server = await createDemoServer(world.dataDir);
		await server.start();
		await use(server);
		await server.remove();
	},
	device: async ({ server, world }, use) => {
		const { open, closeAll } = openDevices(server, world);
		await use(open);
		closeAll();
	},
	visitor: async ({ shared, world }, use) => {
		const { open, closeAll } = openDevices(shared, world);
		await use(open);
		closeAll();
	}
});

function openDevices(
	{ url }: DemoServer,
	{ cookies }: WireWorld
): { open: OpenDevice; closeAll(): void } {
	const devices: WireClient[] = [];
	return {
		open: (person) => {
			const client = createWireClient(url, cookies[isRole(person) ? PERSON_OF[person] : person]);
			devices.push(client);
			return client;
		},
		closeAll: () => devices.forEach((client) => client.close())
	};
}

function isRole(person: string): person is Role {
	return Object.hasOwn(PERSON_OF, person);
}

export { expect };
