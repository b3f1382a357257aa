import type { z } from 'zod';
import type { FoundAddress } from '../../sync/address-search.ts';
import { keepRecent } from './keep-recent.ts';
import { readAtMost } from './read-at-most.ts';
import { lookupAnswer, suggestAnswer, toAddress, toSuggestion } from './register-answers.ts';

/** `failed` says why, in words for a log that tell nothing of what was asked. */
export type AskedRegister = { found: FoundAddress[] } | { failed: string };

type Settings = {
	/** Of the Locatieserver, without a slash at the end. */
	url: string;
	clock: () => number;
	timeoutMs?: number;
};

type Question = { q: string } | { id: string };

const TIMEOUT_MS = 4000;
const MOST_FOUND = 8;
const MAX_ANSWER_BYTES = 256_000;
const MOST_KEPT = 500;
const KEPT_MS = 24 * 60 * 60_000;

/**
 * The addresses of the land (BAG), asked of PDOK's Locatieserver. What goes there is the text or the id alone: nothing
 * tells whose question it is. Answers are kept for a day, failures are not.
 */
export function createAddressRegister({ url, clock, timeoutMs = TIMEOUT_MS }: Settings) {
	const recent = keepRecent<FoundAddress[]>({ most: MOST_KEPT, keptMs: KEPT_MS, clock });

	return async (query: Question): Promise<AskedRegister> => {
		const path = 'q' in query ? suggestPath(query.q) : lookupPath(query.id);
		const known = recent.get(path);
		if (known) return { found: known };
		const read = await readJson(`${url}${path}`, timeoutMs);
		if ('failed' in read) return read;
		const found = 'q' in query ? toFound(read.json, suggested) : toFound(read.json, lookedUp);
		if (!found) return { failed: 'another shape' };
		recent.set(path, found);
		return { found };
	};
}

function suggestPath(text: string): string {
	const q = text.replace(/\s+/g, ' ').toLowerCase();
	return `/suggest?${new URLSearchParams({ q, fq: 'type:adres', rows: String(MOST_FOUND) })}`;
}

function lookupPath(id: string): string {
	return `/lookup?${new URLSearchParams({ id })}`;
}

type Reading<T> = {
	schema: z.ZodType<{ response: { docs: T[] } }>;
	toFound: (found: T) => FoundAddress;
};

const suggested = { schema: suggestAnswer, toFound: toSuggestion };
const lookedUp = { schema: lookupAnswer, toFound: toAddress };

function toFound<T>(json: unknown, { schema, toFound }: Reading<T>): FoundAddress[] | undefined {
	const parsed = schema.safeParse(json);
	return parsed.data?.response.docs.slice(0, MOST_FOUND).map(toFound);
}

async function readJson(
	address: string,
	timeoutMs: number
): Promise<{ json: unknown } | { failed: string }> {
	try {
		const answer = await fetch(address, {
			headers: { accept: 'application/json', 'user-agent': 'opvangbord' },
			redirect: 'error',
			signal: AbortSignal.timeout(timeoutMs)
		});
		if (!answer.ok) return { failed: `status ${answer.status}` };
		const text = (await readAtMost(answer, MAX_ANSWER_BYTES)).toString('utf8');
		return { json: JSON.parse(text) };
	} catch (error) {
		return { failed: (error as Error).name };
	}
}
