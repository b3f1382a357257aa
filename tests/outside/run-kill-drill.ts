import { setTimeout as delay } from 'node:timers/promises';
import type { Figures } from '../../src/lib/domain/schema/figures.ts';
import type { Mutation } from '../../src/lib/domain/schema/mutation.ts';
import type { PushResponse } from '../../src/lib/sync/messages.ts';
import { readRows } from '../support/cli/read-database.ts';
import type { DemoServer } from '../support/e2e/demo-server.ts';
import { BY_TELEPHONE } from '../support/wire/people.ts';
import { runBeside } from '../support/wire/run-beside.ts';
import type { Random } from '../support/wire/seeded-random.ts';
import { okBody, type WireClient } from '../support/wire/wire-client.ts';
import { toText } from '../support/to-text.ts';

/** Of the time that the round before took, so that some kills come before, some during and some after the commit. */
const WITHIN = 1.5;
/** So much longer than asked it goes on, until kills came on both sides of a commit. */
const MOST = 3;

export type KillDrill = {
	server: DemoServer;
	/** Devices that push at once, so that their pushes share a commit; their people see all that they enter. */
	tablets: WireClient[];
	/** Of somebody else who sees it too. */
	other: WireClient;
	random: Random;
	/** Rounds of a batch by each tablet, edits in each batch, and how often the server is killed while they are under way. */
	batches: number;
	size: number;
	kills: number;
	onProgress?: (text: string) => void;
};

export type KillReport = {
	violations: string[];
	/** Edits that were entered, and those that got a receipt. */
	entered: number;
	confirmed: number;
	kills: number;
	/** Of the batches under a kill, those that were there whole; of the others there was nothing. */
	afterCommit: number;
	/** Of the batches under a kill, those of which nothing was there. */
	beforeCommit: number;
};

type Sites = Map<string, number>;

type Batch = { tablet: WireClient; edits: Mutation[] };

/** Pushes round after round and kills the server under some; every confirmed edit is there once in the end. */
export async function runKillDrill(drill: KillDrill): Promise<KillReport> {
	const { server, tablets, other } = drill;
	const expected = await occupiedPerSite(tablets[0]!);
	const queue: Mutation[] = [];
	const violations: string[] = [];
	const killAt = chooseRounds(drill);
	const report = { confirmed: 0, kills: 0, afterCommit: 0, beforeCommit: 0 };
	let tookMs = 0;
	const isOneSided = () => report.afterCommit === 0 || report.beforeCommit === 0;
	for (let at = 0; at < drill.batches || (isOneSided() && at < MOST * drill.batches); at += 1) {
		const batches = tablets.map((tablet) => enterArrivals(drill, tablet, expected));
		queue.push(...batches.flatMap(({ edits }) => edits));
		const isKilled = killAt.has(at) || at >= drill.batches;
		if (isKilled) {
			const there = await killUnder(drill, batches, WITHIN * tookMs);
			violations.push(...findHalves(there, drill.size, at));
			report.kills += 1;
			report.afterCommit += there.filter((count) => count > 0).length;
			report.beforeCommit += there.filter((count) => count === 0).length;
			drill.onProgress?.(`killed in round ${at}, ${there.join(', ')} of ${drill.size} there`);
		}
		const from = performance.now();
		const answers = await Promise.all(batches.map(pushAgain));
		// What is there already is only looked up.
		if (!isKilled) tookMs = performance.now() - from;
		for (const { stop, results } of answers) {
			if (stop) violations.push(`S2: a batch of round ${at} was stopped: ${stop}`);
			report.confirmed += results.filter(({ status }) => status === 'applied').length;
		}
	}
	violations.push(...findDoubles(server, queue, report.confirmed));
	const shown = await occupiedPerSite(other);
	if (toText([...shown]) !== toText([...expected])) violations.push('I2: figures are not the sum');
	violations.push(...(await checkWhole(server)));
	return { ...report, violations, entered: queue.length };
}

/** Pushes may share a commit; each is there whole or not at all. */
function findHalves(there: number[], size: number, round: number): string[] {
	return there
		.filter((count) => count !== 0 && count !== size)
		.map((count) => `S3: ${count} of ${size} edits of a push in round ${round} are there`);
}

async function pushAgain({ tablet, edits }: Batch): Promise<PushResponse> {
	return okBody<PushResponse>(await tablet.sendPush(tablet.toRequest(edits)));
}

async function occupiedPerSite(client: WireClient): Promise<Sites> {
	const { rows } = await client.pullAll();
	const sites = rows.flatMap(({ type, id, row }): [string, number][] =>
		type === 'location' ? [[id, (row!.figures as Figures).occupied]] : []
	);
	return new Map(sites.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One batch; what it does to the sums is added to them. */
function enterArrivals({ random, size }: KillDrill, tablet: WireClient, expected: Sites): Batch {
	const ids = [...expected.keys()];
	const edits = Array.from({ length: size }, () => {
		const locationId = random.pick(ids);
		const n = 1 + random.below(3);
		expected.set(locationId, expected.get(locationId)! + n);
		const args = { locationId, entry: { kind: 'arrive', n }, ...BY_TELEPHONE };
		return tablet.toMutation({ name: 'occupancy.record', args });
	});
	return { tablet, edits };
}

/** The first one is never among them: how long it takes says when to kill. */
function chooseRounds({ random, batches, kills }: KillDrill): Set<number> {
	const chosen = new Set<number>();
	while (chosen.size < kills) chosen.add(1 + random.below(batches - 1));
	return chosen;
}

/** How many edits of each batch are there when the server is back. The moment of the kill is left to chance. */
async function killUnder(
	{ server, random }: KillDrill,
	batches: Batch[],
	withinMs: number
): Promise<number[]> {
	const sending = Promise.allSettled(
		batches.map(({ tablet, edits }) => tablet.sendPush(tablet.toRequest(edits)))
	);
	await delay(random.below(Math.ceil(withinMs)));
	await server.kill();
	await sending;
	await server.start();
	const sql = 'select count(*) as n from result where uuid in (select value from json_each(?))';
	return batches.map(({ edits }) => {
		const uuids = JSON.stringify(edits.map(({ uuid }) => uuid));
		return Number(readRows(server.dataDir, sql, uuids)[0]!.n);
	});
}

function findDoubles({ dataDir }: DemoServer, queue: Mutation[], confirmed: number): string[] {
	const uuids = new Set(queue.map(({ uuid }) => uuid));
	const count = (sql: string) =>
		readRows(dataDir, sql).filter(({ uuid }) => uuids.has(String(uuid))).length;
	const counts: [string, number][] = [
		['receipts', confirmed],
		['entries', count('select id as uuid from entry')],
		['results', count('select uuid from result')],
		['links', count("select json_extract(payload, '$.uuid') as uuid from audit_payload")]
	];
	return counts
		.filter(([, n]) => n !== queue.length)
		.map(([what, n]) => `I1: ${n} ${what} of ${queue.length} edits`);
}

/** What the command line says of the database beside the running server. */
export async function checkWhole({ dataDir }: { dataDir: string }): Promise<string[]> {
	const chains = await runBeside(dataDir, ['audit', 'verify']);
	const doctor = await runBeside(dataDir, ['doctor']);
	return [
		...['VR04', 'VR16']
			.filter((region) => !new RegExp(`${region} +whole`).test(chains))
			.map((region) => `S3: the audit chain of ${region} is broken: ${chains}`),
		...(/ok +integrity +whole/.test(doctor) ? [] : [`S3: the database is damaged: ${doctor}`])
	];
}
