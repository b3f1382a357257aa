import type { Me } from '../../domain/schema/person.ts';
import { windowStart } from '../../domain/window.ts';
import {
	type ClientRecord,
	type FeedRecord,
	noChanges,
	type RegionRecord
} from '../store/records.ts';
import type { Reader, Store } from '../store/store.ts';
import { type Cursor, decodeCursor, encodeCursor, START_CURSOR } from './cursor.ts';
import { otherRegions, readTotals, type Versioned } from './other-totals.ts';
import { createPage, type Page, rowText } from './page.ts';
import { asSeenBy } from './redact.ts';
import { type Scope, scopeOf } from './scope.ts';
import { type ReadTotal, sumTotal } from './totals.ts';

export type PullQuery = {
	clientId: string;
	scope: string;
	epoch: string;
	cursor: string;
	limit: number;
	/** What the device says it still holds (S22); absent: it does not say. */
	pending?: number;
	oldest?: string | null;
};

export type PullDeps = {
	store: Store;
	clock: () => number;
	/** Absent: other regions are summed anew for each answer. */
	readTotal?: ReadTotal;
	/** Absent: reckoned for each answer. */
	windowStart?: typeof windowStart;
};

/** The answer as JSON text: row bodies go from the store to the wire as they are. */
export type PullOutcome = { refused: 'client-of-another' } | { answer: string };

/** Rows asked of the store at once: who may see few of them should not cost a question for each. */
const READ_AT_LEAST = 100;

/** One page of rows, from one snapshot (S6-S10). */
export async function takePull(deps: PullDeps, me: Me, query: PullQuery): Promise<PullOutcome> {
	const page = await deps.store.read(async (reader) => {
		const client = await reader.client(query.clientId);
		if (client && client.personId !== me.personId) return undefined;
		const text = await readPage(deps, reader, me, query);
		return { text, isHeldNews: isHeldNews(client, query) };
	});
	if (!page) return { refused: 'client-of-another' };
	if (page.isHeldNews) await noteHeld(deps, me, query);
	return { answer: page.text };
}

/** Whether the device says something else of what it holds than is known: of one that never sent, nothing is (S22). */
function isHeldNews(client: ClientRecord | undefined, { pending, oldest }: PullQuery): boolean {
	if (pending === undefined) return false;
	if (!client) return pending > 0;
	return client.pending !== pending || client.oldest !== (oldest ?? null);
}

async function noteHeld(deps: PullDeps, me: Me, query: PullQuery): Promise<void> {
	const { clientId: id, pending = 0, oldest = null } = query;
	const held = { id, seenAt: new Date(deps.clock()).toISOString(), pending, oldest };
	await deps.store.write(async (writer) => {
		if (await writer.client(id)) return writer.noteClient(held);
		const client = { ...held, personId: me.personId, lastMid: 0 };
		return writer.save({ ...noChanges(), clients: [client] });
	});
}

async function readPage(
	{ clock, readTotal = sumTotal, windowStart: windowAt = windowStart }: PullDeps,
	reader: Reader,
	me: Me,
	query: PullQuery
): Promise<string> {
	const now = clock();
	const scope = await scopeOf(reader, me);
	const epoch = await reader.epoch();
	const regions = await reader.regions(scope.regionIds);
	const others = await otherRegions(reader, scope);
	const known = knownCursor(query, scope, epoch, [...regions, ...others]);
	const cursor = known ?? START_CURSOR;
	const page = createPage(query.limit);
	if (!known) page.addText(meRow(scope));
	const reading = { reader, scope, page, reset: !known, window: windowAt(now) };
	const read = await readRegions(reading, regions, cursor);
	const sum = (region: Versioned) => readTotal(reader, region, now);
	const next = read.at ? read : await readTotals(page, others, read, sum);
	const head = JSON.stringify({
		epoch,
		scope: scope.key,
		reset: !known,
		cursor: encodeCursor(next),
		more: next.at !== null,
		versions: versionsOf(next, scope),
		// Backups are copied elsewhere by the operator; which edits one holds is not known here (S5).
		durableMid: null,
		serverNow: new Date(now).toISOString()
	});
	return `${head.slice(0, -1)},"rows":[${page.rows.join(',')}]}`;
}

/** Where the reader may go on; undefined: it starts anew (S9). */
function knownCursor(
	query: PullQuery,
	scope: Scope,
	epoch: string,
	regions: Versioned[]
): Cursor | undefined {
	if (query.scope !== scope.key || query.epoch !== epoch) return undefined;
	const cursor = decodeCursor(query.cursor);
	if (!cursor) return undefined;
	const isAhead = regions.some(
		({ id, version }) =>
			(cursor.complete[id] ?? 0) > version ||
			(cursor.at?.regionId === id && cursor.at.version > version)
	);
	return isAhead ? undefined : cursor;
}

type Key = { version: number; type: string; id: string };

type Reading = { reader: Reader; scope: Scope; page: Page; reset: boolean; window: string };

async function readRegions(
	reading: Reading,
	regions: RegionRecord[],
	from: Cursor
): Promise<Cursor> {
	const complete = { ...from.complete };
	for (const region of midwayFirst(regions, from)) {
		const done = complete[region.id];
		const isMidway = from.at?.regionId === region.id;
		if (!isMidway && done === region.version) continue;
		const start = isMidway ? from.at! : { version: done ?? 0, type: '~', id: '' };
		const end = await readRegion(reading, region.id, start);
		if (end) return { complete, at: { ...end, regionId: region.id } };
		complete[region.id] = region.version;
	}
	return { complete, at: null };
}

/** The cursor holds one place inside a region: another region with news would make it forget that place. */
function midwayFirst(regions: RegionRecord[], { at }: Cursor): RegionRecord[] {
	const isMidway = ({ id }: RegionRecord) => id === at?.regionId;
	return [...regions.filter(isMidway), ...regions.filter((region) => !isMidway(region))];
}

/** Where the page was full; undefined: the region is read to its end. */
async function readRegion(
	{ reader, scope, page, reset, window }: Reading,
	regionId: string,
	start: Key
): Promise<Key | undefined> {
	for (let after = start; ;) {
		const limit = Math.max(page.left, READ_AT_LEAST);
		const rows = await reader.feed({
			regionId,
			after,
			limit,
			locationIds: scope.locationIds,
			entriesFrom: scope.figuresOnly ? null : window
		});
		for (const row of rows) {
			if (page.left <= 0) return after;
			addRow(page, scope, row, reset);
			after = { version: row.version, type: row.type, id: row.id };
		}
		if (rows.length < limit) return undefined;
	}
}

function addRow(page: Page, scope: Scope, row: FeedRecord, reset: boolean): void {
	const visible = asSeenBy(scope, row);
	// Who starts anew has nothing to delete.
	if (!visible || (reset && visible.body === null)) return;
	page.addText(rowText(visible));
}

function meRow({ me }: Scope): string {
	return JSON.stringify({ type: 'me', id: me.personId, version: 0, deleted: false, row: me });
}

/**
 * Up to which version of each region of the scope this answer and those before it are complete; inside a region, all
 * but the row's own. Of another region a total says nothing of any edit.
 */
function versionsOf({ complete, at }: Cursor, { regionIds }: Scope): Record<string, number> {
	const own = regionIds.flatMap((id) => (id in complete ? [[id, complete[id]!] as const] : []));
	const versions = Object.fromEntries(own);
	if (!at || !regionIds.includes(at.regionId)) return versions;
	return { ...versions, [at.regionId]: Math.max(complete[at.regionId] ?? 0, at.version - 1) };
}
