import { gzipSync } from 'node:zlib';
import { MUTATION_NAMES } from '../../../src/lib/domain/schema/mutation.ts';
import { type PullResponse, problem, type PushResponse } from '../../../src/lib/sync/messages.ts';
import { z } from '../../../src/lib/domain/schema/zod.ts';
import {
	dumpDatabase,
	dumpWholeDatabase,
	watchDatabase,
	withoutRequest
} from '../../support/wire/database-dump.ts';
import type { Answer } from '../../support/wire/http-sender.ts';
import { SAMPLES } from '../../support/wire/mutation-samples.ts';
import { createRandom, type Random } from '../../support/wire/seeded-random.ts';
import { randomBytes, spoilText, spoilValue } from '../../support/wire/spoil.ts';
import { JSON_BODY, type WireClient } from '../../support/wire/wire-client.ts';
import { PLACE_NAMES, type WireWorld } from '../../support/wire/wire-world.ts';
import { expect, test } from '../../support/wire/wire-test.ts';

const BODIES = 1000;
const QUERIES = 200;
const SEED = 7;

/** A right push of one to three mutations about any place, under a client id of its own. */
function rightPush(client: WireClient, world: WireWorld, random: Random) {
	const mutations = Array.from({ length: 1 + random.below(3) }, (_, at) => {
		const name = random.pick(MUTATION_NAMES);
		const place = world.places[random.pick(PLACE_NAMES)];
		return client.toMutation({
			name,
			...SAMPLES[name](place, 'manager'),
			mid: at + 1,
			deviceSeq: at + 1
		});
	});
	return { ...client.toRequest(mutations), clientId: crypto.randomUUID() };
}

function spoiledPush(client: WireClient, world: WireWorld, random: Random): string | Buffer {
	const right = structuredClone(rightPush(client, world, random));
	switch (random.below(10)) {
		case 0:
			return randomBytes(random);
		case 1:
		case 2:
			return spoilText(JSON.stringify(right), random);
		case 3:
		case 4:
		case 5:
			spoilValue(right, random);
			return JSON.stringify(right);
		default:
			// What decides about a mutation meets these as they are: the push has the right shape.
			spoilValue(random.pick(right.mutations).args, random);
			return JSON.stringify(right);
	}
}

/** 200, or a refusal in the one form of every error; never a fault of the server. */
function checkRefusal(answer: Answer, sent: string): void {
	expect(answer.status, sent).toBeGreaterThanOrEqual(400);
	expect(answer.status, `${sent}: ${answer.text}`).toBeLessThan(500);
	expect(answer.headers['content-type'], sent).toBe('application/problem+json');
	expect(z.parse(problem, answer.json()).status).toBe(answer.status);
}

test('1,000 spoiled pushes are refused or answered, never a fault, and change nothing when refused', async ({
	server,
	device,
	world
}) => {
	test.setTimeout(120_000);
	const random = createRandom(SEED);
	const client = device('manager');
	const statuses: Record<string, number> = {};
	const watch = watchDatabase(server.dataDir);
	let before = dumpWholeDatabase(server.dataDir);
	for (let n = 0; n < BODIES; n++) {
		const body = spoiledPush(client, world, random);
		const isPacked = random.below(10) === 0;
		const answer = await client.send('/api/sync/push', {
			method: 'POST',
			headers: { ...JSON_BODY, ...(isPacked ? { 'content-encoding': 'gzip' } : {}) },
			body: isPacked ? gzipSync(body) : body
		});
		statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
		const sent = `body ${n}: ${String(body).slice(0, 2000)}`;
		const results = answer.status === 200 ? (answer.json() as PushResponse).results : [];
		if (answer.status !== 200) checkRefusal(answer, sent);
		expect(
			results.map(({ detail }) => detail ?? ''),
			sent
		).not.toContainEqual(expect.stringContaining('incident'));
		const changes = results.some(({ status }) => status !== 'rejected');
		const isWritten = watch.isWritten();
		if (results.some(({ status }) => status === 'applied')) expect(isWritten, sent).toBe(true);
		if (!isWritten) continue;
		const after = dumpWholeDatabase(server.dataDir);
		if (answer.status !== 200) expect(after, sent).toEqual(before);
		else if (!changes) expect(withoutRequest(after), sent).toEqual(withoutRequest(before));
		before = after;
	}
	watch.close();
	// Spoiled, but not beyond recognition: both kinds of answer were met often.
	expect(statuses[400]).toBeGreaterThan(BODIES / 4);
	expect(statuses[200]).toBeGreaterThan(BODIES / 4);
	const whole = await client.pullAll();
	const paged = await client.pullAll(undefined, 3);
	expect(paged.rows).toEqual(whole.rows);
});

test('200 spoiled queries of a pull are refused or answered, and change nothing', async ({
	shared,
	device,
	world
}) => {
	const random = createRandom(SEED);
	const client = device('manager');
	const { state } = await client.pullAll(undefined, 5);
	const right = {
		client: client.clientId,
		protocol: '1',
		...state,
		limit: '5',
		pending: '0',
		oldest: ''
	};
	const before = dumpDatabase(shared.dataDir);
	const statuses = new Set<number>();
	for (let n = 0; n < QUERIES; n++) {
		const pairs = { ...right };
		spoilValue(pairs, random);
		const text = new URLSearchParams(
			Object.entries(pairs).map(([name, value]) => [name, toText(value)])
		).toString();
		const query = random.below(4) === 0 ? spoilText(text, random).toString('latin1') : text;
		const answer = await client.send(`/api/sync/pull?${toAscii(query)}`);
		statuses.add(answer.status);
		if (answer.status !== 200) checkRefusal(answer, query);
		else expect(ownRows(answer.json() as PullResponse, world), query).toBe(true);
	}
	expect(dumpDatabase(shared.dataDir)).toEqual(before);
	expect([...statuses]).toEqual(expect.arrayContaining([200, 400]));
});

function toText(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

/** What a request line may hold. */
function toAscii(query: string): string {
	return query.replace(/[^\x21-\x7e]/g, (letter) => encodeURIComponent(letter.toWellFormed()));
}

/** Whatever is asked, nothing of another place comes along. */
function ownRows({ rows }: PullResponse, { places }: WireWorld): boolean {
	const told = JSON.stringify(rows);
	return !told.includes(places.region.locationId) && !told.includes(places.other.locationId);
}
