import { rm } from 'node:fs/promises';
import { createDemoServer, seedExample } from '../support/e2e/demo-server.ts';
import { PERSON_OF } from '../support/wire/people.ts';
import { createRandom } from '../support/wire/seeded-random.ts';
import { createWireClient } from '../support/wire/wire-client.ts';
import { createWorld } from '../support/wire/wire-world.ts';
import { createSay } from './create-say.ts';
import { runKillDrill } from './run-kill-drill.ts';

/** `npm run drill:kill -- [seed] [kills]`: the server is killed again and again while four devices push. */
const [seed = Math.floor(Math.random() * 2 ** 31), kills = 60] = process.argv.slice(2).map(Number);
const TABLETS = 4;
const SIZE = 100;

const say = createSay();
say(`seed ${seed}, ${kills} kills`);
const example = await seedExample();
const { cookies, dataDir, remove } = await createWorld(example);
const server = await createDemoServer(dataDir);
await server.start();
const open = (email: string) => createWireClient(server.url, cookies[email]);
const report = await runKillDrill({
	server,
	tablets: Array.from({ length: TABLETS }, () => open(PERSON_OF.rcvs)),
	other: open(PERSON_OF.coordinator),
	...{ random: createRandom(seed), batches: 2 * kills, size: SIZE, kills, onProgress: say }
});
await server.remove();
await remove();
await rm(example, { recursive: true });
say(`${report.confirmed} edits confirmed, each once`);
say(
	`${report.kills} kills: ${report.afterCommit} pushes came before the kill, ${report.beforeCommit} did not`
);
for (const violation of report.violations) console.log(violation);
say(`${report.violations.length} violations`);
process.exit(report.violations.length > 0 ? 1 : 0);
