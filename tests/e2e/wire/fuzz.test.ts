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

/** `BODIES=10000 SEED=…` does more of it than the usual run. */
const BODIES = Number(process.env.BODIES ?? 1000);
const QUERIES = BODIES / 5;
const SEED = Number(process.env.SEED ?? 7);
const MS_PER_BODY = 100;

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
	switch (random.below(11)) {
		case 0:
			return randomBytes(random);
		case 10:
			return nested(JSON.stringify(right), random);
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

/** Something in it is a list in a list in a list, as deep as a body may be long. */
function nested(text: string, random: Random): string {
	const depth = 1 + random.below(100_000);
	const parts = text.split(/(?<=":)(?=["\d])/);
	const at = 1 + random.below(parts.length - 1);
	parts[at] = `${'['.repeat(depth)}${']'.repeat(depth)},"x":${parts[at]}`;
	return parts.join('');
}

/** 200, or a refusal in the one form of every error; never a fault of the server. */
function checkRefusal(answer: Answer, sent: string): void {
	expect(answer.status, sent).toBeGreaterThanOrEqual(400);
	expect(answer.status, `${sent}: ${answer.text}`).toBeLessThan(500);
	expect(answer.headers['content-type'], sent).toBe('application/problem+json');
	expect(z.parse(problem, answer.json()).status).toBe(answer.status);
}

test(`${BODIES} spoiled pushes are refused or answered, never a fault, and change nothing when refused`, async ({
	server,
	device,
	world
}) => {
	test.setTimeout(60_000 + BODIES * MS_PER_BODY);
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

test(`${QUERIES} spoiled queries of a pull are refused or answered, and change nothing`, async ({
	shared,
	visitor,
	world
}) => {
	test.setTimeout(60_000 + QUERIES * MS_PER_BODY);
	const random = createRandom(SEED);
	const client = visitor('manager');
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

test(`${QUERIES} spoiled requests to ping, events and health are refused or answered, and change nothing`, async ({
	shared,
	visitor
}) => {
	test.setTimeout(60_000 + QUERIES * MS_PER_BODY);
	const random = createRandom(SEED);
	const client = visitor('manager');
	const before = dumpDatabase(shared.dataDir);
	const statuses = new Set<number>();
	for (let n = 0; n < QUERIES; n++) {
		const path = `${random.pick(READ_PATHS)}${anyTail(random)}`;
		const sent = { method: random.pick(METHODS), headers: anyHeaders(random) };
		const answer = await client.open(path, sent);
		statuses.add(answer.statusCode!);
		expect(answer.statusCode, `${sent.method} ${path}`).toBeLessThan(500);
		const isRefused = answer.statusCode! >= 400 && sent.method !== 'HEAD';
		if (isRefused) expect(answer.headers['content-type'], path).toBe('application/problem+json');
		// A stream has no end.
		answer.destroy();
	}
	expect(dumpDatabase(shared.dataDir)).toEqual(before);
	expect([...statuses]).toEqual(expect.arrayContaining([200, 204, 401, 405]));
});

const READ_PATHS = ['/api/sync/events', '/api/ping', '/api/health', '/api/me'];
const METHODS = ['GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'];
const HEADERS = ['cookie', 'accept', 'accept-encoding', 'last-event-id', 'origin', 'if-none-match'];

function anyTail(random: Random): string {
	const text = randomBytes(random).toString('latin1');
	return random.below(2) === 0 ? '' : toAscii(`?${text}`.replace('#', ''));
}

/** Letters that a header may hold. */
function anyHeaders(random: Random): Record<string, string> {
	const count = random.below(3);
	return Object.fromEntries(
		Array.from({ length: count }, () => [
			random.pick(HEADERS),
			randomBytes(random)
				.toString('latin1')
				.replace(/[^\x20-\x7e]/g, '')
		])
	);
}

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
