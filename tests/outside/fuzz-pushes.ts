import { gzipSync } from 'node:zlib';
import { MUTATION_NAMES } from '../../src/lib/domain/schema/mutation.ts';
import { problem, type PushResponse } from '../../src/lib/sync/messages.ts';
import { type WatchedDatabase, withoutRequest } from '../support/wire/database-dump.ts';
import type { Answer } from '../support/wire/http-sender.ts';
import { SAMPLES } from '../support/wire/mutation-samples.ts';
import type { Random } from '../support/wire/seeded-random.ts';
import { randomBytes, spoilText, spoilValue } from '../support/wire/spoil.ts';
import { JSON_BODY, type WireClient } from '../support/wire/wire-client.ts';
import { PLACE_NAMES, type WireWorld } from '../support/wire/wire-world.ts';

export type Fuzzed = { violations: string[]; statuses: Record<string, number> };

export type PushFuzz = {
	database: WatchedDatabase;
	client: WireClient;
	world: Pick<WireWorld, 'places'>;
	random: Random;
	bodies: number;
};

/** Spoiled pushes: each refused in the one form of every error or answered, and nothing changed by a refusal. */
export async function fuzzPushes({
	database,
	client,
	world,
	random,
	bodies
}: PushFuzz): Promise<Fuzzed> {
	const fuzzed: Fuzzed = { violations: [], statuses: {} };
	await database.isWritten();
	let before = await database.dump();
	for (let n = 0; n < bodies; n += 1) {
		const body = spoiledPush(client, world, random);
		const answer = await sendSpoiled(client, body, random);
		count(fuzzed, answer);
		const found = [...checkAnswer(answer), ...checkResults(answer)];
		const isWritten = await database.isWritten();
		const statuses = resultsOf(answer).map(({ status }) => status);
		if (statuses.includes('applied') && !isWritten) found.push('applied and nothing written');
		if (isWritten) {
			const after = await database.dump();
			if (answer.status !== 200 && !isSame(after, before)) found.push('refused and changed');
			if (statuses.every((status) => status === 'rejected'))
				if (!isSame(withoutRequest(after), withoutRequest(before)))
					found.push('rejected and changed');
			before = after;
		}
		const sent = String(body).slice(0, 2000);
		fuzzed.violations.push(...found.map((what) => `body ${n}: ${what}: ${sent}`));
	}
	return fuzzed;
}

/** A right push of one to three mutations about any place, under a client id of its own. */
function rightPush(client: WireClient, world: PushFuzz['world'], random: Random) {
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

function spoiledPush(
	client: WireClient,
	world: PushFuzz['world'],
	random: Random
): string | Buffer {
	const right = structuredClone(rightPush(client, world, random));
	switch (random.below(11)) {
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
		case 6:
			return nested(JSON.stringify(right), random);
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

function sendSpoiled(client: WireClient, body: string | Buffer, random: Random): Promise<Answer> {
	const isPacked = random.below(10) === 0;
	return client.send('/api/sync/push', {
		method: 'POST',
		headers: { ...JSON_BODY, ...(isPacked ? { 'content-encoding': 'gzip' } : {}) },
		body: isPacked ? gzipSync(body) : body
	});
}

function count({ statuses }: Fuzzed, { status }: Pick<Answer, 'status'>): void {
	statuses[status] = (statuses[status] ?? 0) + 1;
}

/** 200, or a refusal in the one form of every error; never a fault of the server. */
export function checkAnswer(answer: Answer): string[] {
	const { status, headers, text } = answer;
	if (status < 400) return [];
	const told = problem.safeParse(parse(text)).data;
	const isForm = headers['content-type'] === 'application/problem+json' && told?.status === status;
	// A newer protocol is asked to wait for the server that knows it; a fault would tell its number.
	const isFault = status >= 500 && (told?.code !== 'busy' || told.detail !== undefined);
	return isForm && !isFault ? [] : [`answered ${status} ${text}`];
}

function checkResults(answer: Answer): string[] {
	return resultsOf(answer).flatMap(({ detail }) =>
		detail?.includes('incident') ? [`a fault: ${detail}`] : []
	);
}

function resultsOf(answer: Answer): PushResponse['results'] {
	return answer.status === 200 ? (answer.json() as PushResponse).results : [];
}

/** Dumps name their tables in one order. */
function isSame(a: unknown, b: unknown): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
