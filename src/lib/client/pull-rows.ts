import { MAX_PULL_ROWS, type PullResponse, pullResponse, type WireRow } from '../sync/messages.ts';
import { PERSON_HEADER } from '../sync/headers.ts';
import { PROTOCOL } from '../sync/version.ts';
import { applyPage } from './apply-page.ts';
import { chunksOf } from './chunks.ts';
import { isBehind, readKnownVersions } from './known-versions.ts';
import { type Meta, readDevice, readSync } from './meta.ts';
import { readHeld } from './read-batch.ts';
import { pruneSent } from './prune-sent.ts';
import { beginShadow, type Shadow } from './shadow-copy.ts';
import { startOver } from './start-over.ts';
import { swapShadow } from './swap-shadow.ts';
import type { SyncContext, Trouble } from './sync-context.ts';
import { toTrouble } from './trouble.ts';
import { verifyPerson } from './verify-person.ts';

const TIMEOUT_MS = 60_000;
/** S8 */
const MAX_WRITTEN = 500;
const MAX_RESTARTS = 3;

export type Pulled = { is: 'pulled'; touched: Set<string>; wasReset: boolean };

type Position = Pick<PullResponse, 'cursor' | 'scope' | 'epoch'>;

/** Fetches page after page until nothing is left. */
export async function pullAll(context: SyncContext): Promise<Pulled | Trouble> {
	const { clientId } = await readDevice(context.db);
	const sync = await readSync(context.db);
	const known = await readKnownVersions(context.db, sync);
	const touched = new Set<string>();
	let position: Position = sync;
	let shadow: Shadow | undefined;
	/** Cursor of the rows in use, which nobody else may move while they are replaced. */
	let cursor = sync.cursor;
	let restarts = 0;
	for (;;) {
		const page = await fetchPage(context, clientId, position);
		if ('is' in page) return page;
		if (isForeign(context, page.rows)) return { is: 'sign-in' };
		if (!page.more && isBehind(known, page.versions)) return startOver(context, clientId);
		if (page.reset) {
			if (isOtherEpoch(sync, page)) return startOver(context, clientId);
			if (++restarts > MAX_RESTARTS) return { is: 'later', what: 'pull: reset again and again' };
			if (!shadow) cursor = position.cursor;
			shadow = await beginShadow(context.db, context.newId());
		}
		const taken = shadow
			? await takeShadowPage(context, shadow, page, cursor)
			: await takePage(context, page, position, touched);
		if (taken !== 'taken') return taken;
		if (!page.more) return { is: 'pulled', touched, wasReset: shadow !== undefined };
		position = page;
	}
}

async function fetchPage(
	context: SyncContext,
	clientId: string,
	{ cursor, scope, epoch }: Position
): Promise<PullResponse | Trouble> {
	const { pending, oldest } = await readHeld(context.db);
	const query = new URLSearchParams({
		client: clientId,
		protocol: String(PROTOCOL),
		scope,
		epoch,
		cursor,
		limit: String(MAX_PULL_ROWS),
		pending: String(pending),
		oldest: oldest ?? ''
	});
	const answer = await context.request(`/api/sync/pull?${query}`, {
		timeoutMs: TIMEOUT_MS,
		headers: { [PERSON_HEADER]: context.personId }
	});
	context.crashPoint('pull: answered');
	if (answer.is === 'refused' && answer.code === 'client-of-another')
		return (await verifyPerson(context)) ?? startOver(context, clientId);
	// A cursor that the server cannot read is never fatal (S9).
	if (answer.is === 'refused' && answer.status === 400 && cursor !== '')
		return fetchPage(context, clientId, { cursor: '', scope: '', epoch: '' });
	if (answer.is !== 'ok') return toTrouble('pull', answer);
	const parsed = pullResponse.safeParse(answer.body);
	if (!parsed.success) return { is: 'later', what: 'pull: unreadable answer' };
	context.clock.learn(Date.parse(parsed.data.serverNow), answer);
	return parsed.data;
}

/** Rows of somebody else's scope: a person signed in beside us (S20). */
function isForeign({ personId }: SyncContext, rows: WireRow[]): boolean {
	return rows.some(({ type, id }) => type === 'me' && id !== personId);
}

function isOtherEpoch(sync: Meta['sync'], page: PullResponse): boolean {
	return sync.epoch !== '' && sync.epoch !== page.epoch;
}

async function takePage(
	context: SyncContext,
	page: PullResponse,
	from: Position,
	touched: Set<string>
): Promise<'taken' | Trouble> {
	const chunks = chunksOf(page.rows, MAX_WRITTEN);
	for (const [index, rows] of chunks.entries()) {
		const isLast = index === chunks.length - 1;
		const changed = await applyPage(context, rows, {
			from: from.cursor,
			page: isLast ? page : null
		});
		if (!changed) return { is: 'later', what: 'pull: another tab was faster', retryAfterMs: 0 };
		for (const id of changed) touched.add(id);
	}
	if (!page.more) await pruneSent(context, page.durableMid);
	return 'taken';
}

async function takeShadowPage(
	context: SyncContext,
	shadow: Shadow,
	page: PullResponse,
	cursor: string
): Promise<'taken' | Trouble> {
	for (const rows of chunksOf(page.rows, MAX_WRITTEN)) {
		await shadow.add(rows);
		context.crashPoint('reset: chunk stored');
	}
	if (page.more) return 'taken';
	const swapped = await swapShadow(context, shadow, page, cursor);
	if (!swapped) return { is: 'later', what: 'pull: another tab was faster', retryAfterMs: 0 };
	await pruneSent(context, page.durableMid);
	return 'taken';
}
