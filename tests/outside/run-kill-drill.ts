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

/** Longer than a batch takes, so that some kills come before, some during and some after its commit. */
const WITHIN_MS = 60;

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
	/** Edits that got a receipt. */
	confirmed: number;
	/** Kills after which the batch was there whole; after the others nothing of it was. */
	afterCommit: number;
};

type Sites = Map<string, number>;

/** Pushes batch after batch and kills the server under some; every confirmed edit is there once in the end. */
export async function runKillDrill(drill: KillDrill): Promise<KillReport> {
	const { server, tablet, other } = drill;
	const before = await occupiedPerSite(tablet);
	const { queue, expected } = enterArrivals(drill, before);
	const violations: string[] = [];
	const killAt = chooseBatches(drill);
	let confirmed = 0;
	let afterCommit = 0;
	for (let at = 0; at < drill.batches; at += 1) {
		const batch = queue.slice(at * drill.size, (at + 1) * drill.size);
		if (killAt.has(at)) {
			const there = await killUnder(drill, batch);
			if (there !== 0 && there !== batch.length)
				violations.push(`S3: ${there} of ${batch.length} edits of batch ${at} are there`);
			if (there > 0) afterCommit += 1;
			drill.onProgress?.(`killed under batch ${at}, ${there} of ${batch.length} there`);
		}
		const answer = okBody<PushResponse>(await tablet.sendPush(tablet.toRequest(batch)));
		if (answer.stop) violations.push(`S2: batch ${at} was stopped: ${answer.stop}`);
		confirmed += answer.results.filter(({ status }) => status === 'applied').length;
	}
	violations.push(...findDoubles(server, queue, confirmed));
	const shown = await occupiedPerSite(other);
	if (toText([...shown]) !== toText([...expected])) violations.push('I2: figures are not the sum');
	violations.push(...(await checkWhole(server)));
	return { violations, confirmed, afterCommit };
}

async function occupiedPerSite(client: WireClient): Promise<Sites> {
	const { rows } = await client.pullAll();
	const sites = rows.flatMap(({ type, id, row }): [string, number][] =>
		type === 'location' ? [[id, (row!.figures as Figures).occupied]] : []
	);
	return new Map(sites.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function enterArrivals({ tablet, random, batches, size }: KillDrill, before: Sites) {
	const ids = [...before.keys()];
	const expected = new Map(before);
	const queue: Mutation[] = [];
	while (queue.length < batches * size) {
		const locationId = random.pick(ids);
		const n = 1 + random.below(3);
		expected.set(locationId, expected.get(locationId)! + n);
		const args = { locationId, entry: { kind: 'arrive', n }, ...BY_TELEPHONE };
		queue.push(tablet.toMutation({ name: 'occupancy.record', args }));
	}
	return { queue, expected };
}

function chooseBatches({ random, batches, kills }: KillDrill): Set<number> {
	const chosen = new Set<number>();
	while (chosen.size < kills) chosen.add(random.below(batches));
	return chosen;
}

/** How many edits of the batch are there when the server is back. The moment of the kill is left to chance. */
async function killUnder(
	{ server, tablet, random }: KillDrill,
	batch: Mutation[]
): Promise<number> {
	const sending = tablet.sendPush(tablet.toRequest(batch)).then(
		() => 'answered',
		() => 'cut off'
	);
	await delay(random.below(WITHIN_MS));
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
