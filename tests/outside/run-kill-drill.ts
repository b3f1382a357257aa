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

/** Of the time that the batch before took, so that some kills come before, some during and some after the commit. */
const WITHIN = 1.5;
/** So much longer than asked it goes on, until kills came on both sides of a commit. */
const MOST = 3;

export type KillDrill = {
	server: DemoServer;
	/** Of somebody who sees all that it enters, and of somebody else who sees it too. */
	tablet: WireClient;
	other: WireClient;
	random: Random;
	/** Batches, edits in each, and how often the server is killed while one is under way. */
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
	/** Kills after which the batch was there whole; after the others nothing of it was. */
	afterCommit: number;
};

type Sites = Map<string, number>;

/** Pushes batch after batch and kills the server under some; every confirmed edit is there once in the end. */
export async function runKillDrill(drill: KillDrill): Promise<KillReport> {
	const { server, tablet, other } = drill;
	const expected = await occupiedPerSite(tablet);
	const queue: Mutation[] = [];
	const violations: string[] = [];
	const killAt = chooseBatches(drill);
	let confirmed = 0;
	let kills = 0;
	let afterCommit = 0;
	let tookMs = 0;
	const isOneSided = () => afterCommit === 0 || afterCommit === kills;
	for (let at = 0; at < drill.batches || (isOneSided() && at < MOST * drill.batches); at += 1) {
		const batch = enterArrivals(drill, expected);
		queue.push(...batch);
		const isKilled = killAt.has(at) || at >= drill.batches;
		if (isKilled) {
			const there = await killUnder(drill, batch, WITHIN * tookMs);
			if (there !== 0 && there !== batch.length)
				violations.push(`S3: ${there} of ${batch.length} edits of batch ${at} are there`);
			kills += 1;
			if (there > 0) afterCommit += 1;
			drill.onProgress?.(`killed under batch ${at}, ${there} of ${batch.length} there`);
		}
		const from = performance.now();
		const answer = okBody<PushResponse>(await tablet.sendPush(tablet.toRequest(batch)));
		// What is there already is only looked up.
		if (!isKilled) tookMs = performance.now() - from;
		if (answer.stop) violations.push(`S2: batch ${at} was stopped: ${answer.stop}`);
		confirmed += answer.results.filter(({ status }) => status === 'applied').length;
	}
	violations.push(...findDoubles(server, queue, confirmed));
	const shown = await occupiedPerSite(other);
	if (toText([...shown]) !== toText([...expected])) violations.push('I2: figures are not the sum');
	violations.push(...(await checkWhole(server)));
	return { violations, entered: queue.length, confirmed, kills, afterCommit };
}

async function occupiedPerSite(client: WireClient): Promise<Sites> {
	const { rows } = await client.pullAll();
	const sites = rows.flatMap(({ type, id, row }): [string, number][] =>
		type === 'location' ? [[id, (row!.figures as Figures).occupied]] : []
	);
	return new Map(sites.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One batch; what it does to the sums is added to them. */
function enterArrivals({ tablet, random, size }: KillDrill, expected: Sites): Mutation[] {
	const ids = [...expected.keys()];
	return Array.from({ length: size }, () => {
		const locationId = random.pick(ids);
		const n = 1 + random.below(3);
		expected.set(locationId, expected.get(locationId)! + n);
		const args = { locationId, entry: { kind: 'arrive', n }, ...BY_TELEPHONE };
		return tablet.toMutation({ name: 'occupancy.record', args });
	});
}

/** The first one is never among them: how long it takes says when to kill. */
function chooseBatches({ random, batches, kills }: KillDrill): Set<number> {
	const chosen = new Set<number>();
	while (chosen.size < kills) chosen.add(1 + random.below(batches - 1));
	return chosen;
}

/** How many edits of the batch are there when the server is back. The moment of the kill is left to chance. */
async function killUnder(
	{ server, tablet, random }: KillDrill,
	batch: Mutation[],
	withinMs: number
): Promise<number> {
	const sending = tablet.sendPush(tablet.toRequest(batch)).then(
		() => 'answered',
		() => 'cut off'
	);
	await delay(random.below(Math.ceil(withinMs)));
	await server.kill();
	await sending;
	await server.start();
	const uuids = JSON.stringify(batch.map(({ uuid }) => uuid));
	const sql = 'select count(*) as n from result where uuid in (select value from json_each(?))';
	return Number(readRows(server.dataDir, sql, uuids)[0]!.n);
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
