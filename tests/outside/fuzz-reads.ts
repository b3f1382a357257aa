import type { PullResponse } from '../../src/lib/sync/messages.ts';
import type { Random } from '../support/wire/seeded-random.ts';
import { randomBytes, spoilText, spoilValue } from '../support/wire/spoil.ts';
import type { WireClient } from '../support/wire/wire-client.ts';
import type { WireWorld } from '../support/wire/wire-world.ts';
import { checkAnswer, type Fuzzed } from './fuzz-pushes.ts';

type ReadFuzz = { client: WireClient; random: Random; queries: number };

/** Spoiled queries of a pull by a manager: refused or answered, and never with a row of another place. */
export async function fuzzPulls({
	client,
	random,
	queries,
	places
}: ReadFuzz & Pick<WireWorld, 'places'>): Promise<Fuzzed> {
	const fuzzed: Fuzzed = { violations: [], statuses: {} };
	const { state } = await client.pullAll(undefined, 5);
	const numbers = { protocol: '1', limit: '5', pending: '0', oldest: '' };
	const right = { client: client.clientId, ...state, ...numbers };
	for (let n = 0; n < queries; n += 1) {
		const query = spoiledQuery(right, random);
		const answer = await client.send(`/api/sync/pull?${query}`);
		fuzzed.statuses[answer.status] = (fuzzed.statuses[answer.status] ?? 0) + 1;
		const found = checkAnswer(answer);
		if (answer.status === 200 && showsOthers(answer.json() as PullResponse, places))
			found.push('rows of another place');
		fuzzed.violations.push(...found.map((what) => `query ${n}: ${what}: ${query}`));
	}
	return fuzzed;
}

function spoiledQuery(right: Record<string, string>, random: Random): string {
	const pairs: Record<string, unknown> = { ...right };
	spoilValue(pairs, random);
	const text = new URLSearchParams(
		Object.entries(pairs).map(([name, value]) => [name, toParameter(value)])
	).toString();
	return toAscii(random.below(4) === 0 ? spoilText(text, random).toString('latin1') : text);
}

function toParameter(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

/** What a request line may hold. */
function toAscii(query: string): string {
	return query.replace(/[^\x21-\x7e]/g, (letter) => encodeURIComponent(letter.toWellFormed()));
}

function showsOthers({ rows }: PullResponse, places: WireWorld['places']): boolean {
	const told = JSON.stringify(rows);
	return told.includes(places.region.locationId) || told.includes(places.other.locationId);
}

const READ_PATHS = ['/api/sync/events', '/api/ping', '/api/health', '/api/me'];
/** None of these reads. */
const METHODS = ['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'];
const HEADERS = ['cookie', 'accept', 'accept-encoding', 'last-event-id', 'origin', 'if-none-match'];

/** Events, ping and what else is only read: so many requests to each, with any query and headers, three of four a GET. */
export async function fuzzOthers(fuzz: ReadFuzz): Promise<Fuzzed> {
	const fuzzed: Fuzzed = { violations: [], statuses: {} };
	for (const path of READ_PATHS) await fuzzPath(path, fuzz, fuzzed);
	return fuzzed;
}

async function fuzzPath(
	read: string,
	{ client, random, queries }: ReadFuzz,
	fuzzed: Fuzzed
): Promise<void> {
	for (let n = 0; n < queries; n += 1) {
		const path = `${read}${anyTail(random)}`;
		const method = n % 4 < 3 ? 'GET' : random.pick(METHODS);
		const sent = { method, headers: anyHeaders(random) };
		const answer = await client.open(path, sent);
		const { statusCode: status = 0, headers } = answer;
		// A stream has no end.
		answer.destroy();
		const told = `${method} ${read} ${status}`;
		fuzzed.statuses[told] = (fuzzed.statuses[told] ?? 0) + 1;
		const isRefused = status >= 400 && sent.method !== 'HEAD';
		const isRight = !isRefused || headers['content-type'] === 'application/problem+json';
		if (status >= 500 || !isRight)
			fuzzed.violations.push(`request ${n}: answered ${status}: ${JSON.stringify([path, sent])}`);
	}
}

function anyTail(random: Random): string {
	const text = randomBytes(random).toString('latin1');
	return random.below(2) === 0 ? '' : toAscii(`?${text}`.replaceAll('#', ''));
}

function anyHeaders(random: Random): Record<string, string> {
	return Object.fromEntries(
		Array.from({ length: random.below(3) }, () => [random.pick(HEADERS), anyValue(random)])
	);
}

/** Letters that a header may hold. */
function anyValue(random: Random): string {
	return randomBytes(random)
		.toString('latin1')
		.replace(/[^\x20-\x7e]/g, '');
}
