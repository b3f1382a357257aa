import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSay } from '../../outside/create-say.ts';
import { openCommandLine } from '../../support/cli/run-command.ts';
import { EVENTS } from './events.ts';
import { findTools, howToInstall, installTools } from './find-tools.ts';
import { keepFigures, toTable } from './report-ha.ts';
import { runHaDrill } from './run-ha-drill.ts';
import { enterOwnNetwork, isInOwnNetwork } from './own-network.ts';
import { createStage } from './start-stage.ts';

/**
 * `npm run drill:ha -- [--install] [event …]`: hosts of the database, its coordinator and an app instance are lost
 * under load. Without names of events all of them, in turn.
 */
const words = process.argv.slice(2);
const names = words.filter((word) => !word.startsWith('--'));
const say = createSay();
/** What a shell makes of Ctrl-C. */
const INTERRUPTED = 130;

if (words.includes('--install')) installTools();
const tools = findTools();
if ('missing' in tools) quit(howToInstall(tools.missing));
if (names.some((name) => EVENTS.every((event) => event.name !== name)))
	quit(`There are: ${EVENTS.map(({ name }) => name).join(', ')}`);
enterOwnNetwork();
const asked = names.length > 0 ? EVENTS.filter(({ name }) => names.includes(name)) : EVENTS;
const events = asked.filter(({ cutsNetwork }) => !cutsNetwork || isInOwnNetwork());
for (const { name } of asked.filter((event) => !events.includes(event)))
	say(`left out: ${name}, for this machine lets nobody make a network of his own`);

const folder = await mkdtemp(join(tmpdir(), 'opvangbord-ha-'));
const cli = await openCommandLine();
const { start, stop } = createStage(folder, tools);
const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
	process.once(signal, () => {
		interrupted.abort();
		void clean().finally(() => process.exit(INTERRUPTED));
	});
process.once('uncaughtException', (fault) => {
	console.error(fault);
	void clean().finally(() => process.exit(1));
});

try {
	const stage = await start();
	say('three nodes, a coordinator and a proxy run');
	const seed = Date.now() % 2 ** 31;
	const { figures, violations, confirmed, direct } = await runHaDrill({
		...{ stage, cli, events, seed, onProgress: say }
	});
	console.log(`\n${toTable(figures)}\n`);
	if (names.length === 0) keepFigures(figures);
	say(`${confirmed} edits and ${direct} direct lines confirmed, ${violations.length} violations`);
	for (const violation of violations.slice(0, 50)) console.log(violation);
	if (violations.length > 0) await keepLogs();
	process.exitCode = violations.length > 0 ? 1 : 0;
} catch (fault) {
	// Everything is being taken away from it: whatever it meets then is no news.
	if (interrupted.signal.aborted) process.exitCode = INTERRUPTED;
	else await keepFault(fault);
} finally {
	await clean();
}
// Whatever a broken connection left behind must not keep it from ending.
process.exit();

async function keepFault(fault: unknown): Promise<void> {
	await keepLogs();
	console.error(fault);
	process.exitCode = 1;
}

async function clean(): Promise<void> {
	await stop();
	await rm(folder, { recursive: true, force: true });
	await cli.remove();
}

async function keepLogs(): Promise<void> {
	const target = 'test-results/ha';
	await cp(folder, target, {
		recursive: true,
		filter: (path) => path === folder || path.endsWith('.log')
	});
	say(`what everybody said is in ${target}`);
}

function quit(text: string): never {
	console.error(text);
	process.exit(1);
}
