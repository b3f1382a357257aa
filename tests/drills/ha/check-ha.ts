import { setTimeout as delay } from 'node:timers/promises';
import type { Figures } from '../../../src/lib/domain/schema/figures.ts';
import { checkHistory } from '../../outside/check-history.ts';
import type { Evidence } from '../../outside/evidence.ts';
import { askDatabase, type Row } from './ask-database.ts';
import { type Confirmed, PROBE } from './direct-writer.ts';
import type { Written } from './steady-writer.ts';

type Query = (sql: string) => Promise<Row[]>;

/** Every edit with a receipt is there once: its result, its entry, its link of the audit chain (I1). */
export async function checkWritten(query: Query, written: Written[]): Promise<string[]> {
	const tables: [string, string][] = [
		['results', 'select uuid from result'],
		['entries', 'select id as uuid from entry'],
		['links', `select payload::json ->> 'uuid' as uuid from audit_payload`]
	];
	const found = written
		.filter(({ at }) => at === undefined)
		.map(({ uuid }) => `S5: ${uuid} never got a receipt`);
	for (const [what, sql] of tables) {
		const times = countEach((await query(sql)).map(({ uuid }) => String(uuid)));
		for (const { uuid } of written)
			if (times.get(uuid) !== 1)
				found.push(`I1: ${uuid} was confirmed and has ${times.get(uuid) ?? 0} ${what}`);
	}
	return found;
}

/** At places where nobody else writes, the figure is the plain sum. */
export function checkSums({ rows }: Evidence, written: Written[]): string[] {
	const sums = new Map<string, number>();
	for (const { locationId, n } of written) sums.set(locationId, (sums.get(locationId) ?? 0) + n);
	const occupied = new Map(
		rows
			.filter(({ type }) => type === 'location')
			.map(({ id, row }) => [id, (row!.figures as Figures).occupied])
	);
	return [...sums]
		.filter(([id, sum]) => occupied.get(id) !== sum)
		.map(([id, sum]) => `I2: ${id} has ${occupied.get(id)} people, ${sum} arrived`);
}

/** I1–I8 of the tablets; and none of them had to start anew or to be signed in again. */
export function checkTablets(evidence: Evidence): string[] {
	return [
		...checkHistory(evidence),
		...evidence.devices
			.filter(({ history: { pages } }) =>
				pages.slice(pages.findIndex(({ more }) => !more) + 1).some(({ reset }) => reset)
			)
			.map(({ history }) => `S9: ${history.name} had to start anew`)
	];
}

/** What a node confirmed to somebody who talked straight to it is there, whatever became of that node. */
export async function checkConfirmed(query: Query, confirmed: Confirmed[]): Promise<string[]> {
	const kept = new Set((await query(`select id from ${PROBE}`)).map(({ id }) => String(id)));
	return confirmed
		.filter(({ id }) => !kept.has(id))
		.map(({ id }) => `${id} was confirmed by a node and is gone`);
}

const DIGEST = ['result', 'entry', 'audit', 'feed']
	.map(
		(table) => `(select md5(string_agg(t::text, '|' order by t::text)) from ${table} t) as ${table}`
	)
	.join(', ');
const LOOKS = 50;
const LOOK_EVERY_MS = 200;

/** The standbys have what the primary has, to the letter. */
export async function checkCopies(urls: string[]): Promise<string[]> {
	let digests: string[] = [];
	for (let looks = 0; looks < LOOKS; looks += 1) {
		const rows = await Promise.all(urls.map((url) => askDatabase(url, `select ${DIGEST}`)));
		digests = rows.map(([row]) => JSON.stringify(row));
		if (new Set(digests).size === 1) return [];
		await delay(LOOK_EVERY_MS);
	}
	return [`the nodes differ: ${digests.join(' ')}`];
}

function countEach(texts: string[]): Map<string, number> {
	const times = new Map<string, number>();
	for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);
	return times;
}
