import { afterAll, beforeAll } from 'vitest';
import { describeStore } from '../server/store-contract.ts';
import { openPostgresStore } from '../support/postgres/open-postgres-store.ts';

let opened: Awaited<ReturnType<typeof openPostgresStore>>;

beforeAll(async () => void (opened = await openPostgresStore()));
afterAll(() => opened.close());

describeStore('PostgreSQL', async () => {
	await opened.empty();
	return { store: opened.store, close: async () => {} };
});
