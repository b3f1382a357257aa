import { readFileSync } from 'node:fs';
import { type Before, gatherEvidence, readBefore } from '../../outside/evidence.ts';
import { settleDevices } from '../../outside/settle-devices.ts';
import type { CommandLine } from '../../support/cli/run-command.ts';
import { signIn } from '../../support/wire/people.ts';
import { createRandom } from '../../support/wire/seeded-random.ts';
import { createWireClient } from '../../support/wire/wire-client.ts';
import type { AppInstance } from './app-instance.ts';
import { askDatabase } from './ask-database.ts';
import { checkConfirmed, checkCopies, checkSums, checkTablets, checkWritten } from './check-ha.ts';
import type { Confirmed } from './direct-writer.ts';
import type { HaEvent } from './events.ts';
import { addManagers, addPlaces, foundRegion, TABLETS, WRITERS } from './found-region.ts';
import { createLoad, type Load } from './load.ts';
import type { createStage } from './start-stage.ts';
import { openTablets } from './tablets.ts';
import { startSteadyWriter } from './steady-writer.ts';
import { untilTrue } from './until-true.ts';

type Stage = Awaited<ReturnType<ReturnType<typeof createStage>['start']>>;

/** What an event did to those who wrote; times in ms. */
export type EventFigures = {
	event: string;
	what: string;
	/** Nobody's edit was confirmed for so long. */
	gapMs: number;
	mostGapMs: number;
	/** The slowest edit, from entering to its receipt. */
	editMs: number;
	/** The longest that a tablet held edits and got no receipt. */
	tabletMs: number;
	/** Until the cluster was whole again. */
	wholeMs: number;
	confirmed: number;
};

export type HaReport = {
	figures: EventFigures[];
	violations: string[];
	/** Edits with a receipt. */
	confirmed: number;
	/** Lines that a node confirmed to somebody who wrote past the proxy. */
	direct: number;
};

type Options = {
	stage: Stage;
	cli: CommandLine;
	events: HaEvent[];
	seed: number;
	onProgress(text: string): void;
};

/** Edits come in steadily while one thing after another is taken away; then everything is looked at. */
export async function runHaDrill(options: Options): Promise<HaReport> {
	const { stage, cli, events, onProgress } = options;
	await foundRegion(cli.run, stage.env);
	for (const app of stage.apps) await app.start();
	const places = await addPlaces(stage.apps[0]!.url);
	await addManagers(cli.run, stage.env, places.tablets);
	const query = (sql: string) => askDatabase(stage.databaseUrl, sql);
	const before = await readBefore(query);
	const load = await startLoad(options, places.writers);
	const confirmed: Confirmed[] = [];
	const wrong: string[] = [];
	const figures: EventFigures[] = [];
	try {
		onProgress(`${load.writers.length} writers and ${load.tablets.devices.length} tablets write`);
		for (const event of events) {
			const found = await runEvent(event, { ...stage, confirmed, wrong }, load).catch(
				(fault: unknown) => void wrong.push(`${event.name}: ${String(fault)}`)
			);
			// What was confirmed before has to be there all the same.
			if (!found) break;
			figures.push(found);
			onProgress(`${event.name}: nobody wrote for ${found.gapMs} ms`);
		}
		await load.finish();
		onProgress('everything was sent');
		const violations = [
			...new Set([...wrong, ...load.wrong(), ...checkGaps(figures), ...checkApps(stage.apps)]),
			...(await checkEnd(options, load, { confirmed, before }))
		];
		return { figures, violations, confirmed: load.confirmed(), direct: confirmed.length };
	} finally {
		await load.close();
	}
}

async function startLoad({ stage, seed }: Options, locationIds: string[]): Promise<Load> {
	const tablets = await openTablets(stage.url, TABLETS, seed);
	const writers = [];
	for (const [at, email] of WRITERS.entries()) {
		const cookie = await signIn(stage.apps[0]!.url, email);
		const ways = stage.apps.map(({ url }) => createWireClient(url, cookie));
		// Each begins at another instance.
		if (at % 2) ways.reverse();
		writers.push(startSteadyWriter({ ways, locationIds, random: createRandom(seed + 200 + at) }));
	}
	return createLoad(writers, tablets);
}

const STEADY_EDITS = 50;

async function runEvent(
	event: HaEvent,
	stage: Parameters<HaEvent['run']>[0],
	load: Load
): Promise<EventFigures> {
	const before = await stage.cluster.untilWhole();
	await untilSteady(load);
	const from = performance.now();
	await event.run(stage, before);
	await stage.cluster.untilWhole();
	const wholeMs = Math.round(performance.now() - from);
	await untilSteady(load);
	await untilTrue('receipts on every tablet', async () => load.tabletsConfirmedSince(from));
	const { name, what, mostGapMs } = event;
	return { event: name, what, ...load.figuresOf(from, performance.now()), mostGapMs, wholeMs };
}

async function untilSteady(load: Load): Promise<void> {
	const enough = load.confirmed() + STEADY_EDITS;
	await untilTrue('edits that are confirmed', async () => load.confirmed() >= enough);
}

function checkGaps(figures: EventFigures[]): string[] {
	return figures
		.filter(({ gapMs, mostGapMs }) => gapMs > mostGapMs)
		.map(({ event, gapMs }) => `${event}: nobody's edits were confirmed for ${gapMs} ms`);
}

/** An instance that ended by itself, or that answered an incident where patience was all that was wanted. */
function checkApps(apps: AppInstance[]): string[] {
	return apps.flatMap(({ name, log, isRunning }) => {
		const lines = readFileSync(log, 'utf8').split('\n');
		const incidents = lines.filter((line) => line.includes('"status":500'));
		return [
			...(isRunning() ? [] : [`${name} ended by itself`]),
			...incidents.map((line) => `${name}: ${line}`)
		];
	});
}

/** One that cannot be done is a violation, and no reason to leave out the others. */
async function checkEnd(
	{ stage, cli }: Options,
	load: Load,
	{ confirmed, before }: { confirmed: Confirmed[]; before: Before }
) {
	const query = (sql: string) => askDatabase(stage.databaseUrl, sql);
	const checks = [
		() => checkWritten(query, load.written()),
		() => checkConfirmed(query, confirmed),
		() => checkChain(cli, stage.env),
		() => checkDevices({ url: stage.url, query }, load, before),
		() => checkCopies(stage.nodes.map(stage.urlOf))
	];
	const found: string[] = [];
	for (const check of checks)
		found.push(...(await check().catch((fault: unknown) => [`not checked: ${String(fault)}`])));
	return found;
}

async function checkChain(cli: CommandLine, env: Record<string, string>): Promise<string[]> {
	const { out, err } = await cli.run(['audit', 'verify'], { env });
	return /VR04 +whole/.test(out) ? [] : [`S3: the audit chain is not whole: ${out}${err}`];
}

async function checkDevices(
	server: Parameters<typeof gatherEvidence>[0],
	load: Load,
	before: Before
): Promise<string[]> {
	const { devices } = load.tablets;
	await settleDevices(devices);
	const desks = devices.filter(({ history }) => history.name.startsWith('desk'));
	const cookies = desks.map((desk) => desk.cookie());
	const uuids = new Set([...before.uuids, ...load.written().map(({ uuid }) => uuid)]);
	const evidence = await gatherEvidence(server, devices, cookies, { ...before, uuids });
	return [...checkSums(evidence, load.written()), ...checkTablets(evidence)];
}
