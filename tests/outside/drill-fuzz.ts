import { rm } from 'node:fs/promises';
import { createDemoServer, seedExample } from '../support/e2e/demo-server.ts';
import { dumpDatabase, watchDatabase } from '../support/wire/database-dump.ts';
import { PERSON_OF } from '../support/wire/people.ts';
import { createRandom } from '../support/wire/seeded-random.ts';
import { createWireClient } from '../support/wire/wire-client.ts';
import { createWorld } from '../support/wire/wire-world.ts';
import { createSay } from './create-say.ts';
import { type Fuzzed, fuzzPushes } from './fuzz-pushes.ts';
import { fuzzOthers, fuzzPulls } from './fuzz-reads.ts';
import { toText } from '../support/to-text.ts';

/** `npm run drill:fuzz -- [seed] [rounds]`: a thousand spoiled requests to push, pull, events, ping, health and me each, round after round. */
const [seed = Math.floor(Math.random() * 2 ** 31), rounds = 10] = process.argv.slice(2).map(Number);
const REQUESTS = 1000;

const say = createSay();
say(`seed ${seed}, ${rounds} rounds`);
const example = await seedExample();
const world = await createWorld(example);
const violations: string[] = [];
for (let round = 0; round < rounds; round += 1) violations.push(...(await fuzzOnce(seed + round)));
await world.remove();
await rm(example, { recursive: true });
for (const violation of violations.slice(0, 50)) console.log(violation);
say(`${violations.length} violations`);
process.exit(violations.length > 0 ? 1 : 0);

/** On a copy of the world of its own: what was applied before makes looking slower. */
async function fuzzOnce(roundSeed: number): Promise<string[]> {
	const server = await createDemoServer(world.dataDir);
	await server.start();
	const { dataDir, url } = server;
	const client = createWireClient(url, world.cookies[PERSON_OF.manager]);
	const random = createRandom(roundSeed);
	const database = watchDatabase(dataDir);
	const pushes = await fuzzPushes({ database, client, world, random, bodies: REQUESTS });
	await database.close();
	const before = toText(dumpDatabase(dataDir));
	const { places } = world;
	const pulls = await fuzzPulls({ client, random, queries: REQUESTS, places });
	const others = await fuzzOthers({ client, random, queries: REQUESTS });
	const isChanged = toText(dumpDatabase(dataDir)) !== before;
	client.close();
	await server.remove();
	const told = [pushes, pulls, others].map(({ statuses }: Fuzzed) => toText(statuses));
	say(`seed ${roundSeed}: pushes, pulls, others: ${told.join(' ')}`);
	const found = [pushes, pulls, others].flatMap((fuzzed) => fuzzed.violations);
	return isChanged ? [...found, `seed ${roundSeed}: reading changed something`] : found;
}
