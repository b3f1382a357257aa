import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPostgresStore } from '../support/postgres/open-postgres-store.ts';
import { expectProjection } from '../support/sync/expect-projection.ts';
import { journeyArbitrary } from '../support/sync/world-mutations.ts';

const WORLDS = 12;
const SEED = 20_260_302;

let opened: Awaited<ReturnType<typeof openPostgresStore>>;

beforeAll(async () => void (opened = await openPostgresStore()));
afterAll(() => opened.close());

test(
	'I2: the stored projection is the replay of what was accepted, in PostgreSQL',
	{ timeout: 180_000 },
	async () => {
		expect.hasAssertions();
		const property = fc.asyncProperty(journeyArbitrary, async (journey) => {
			await opened.empty();
			await expectProjection(opened.store, journey);
		});
		await fc.assert(property, { numRuns: WORLDS, seed: SEED });
	}
);
