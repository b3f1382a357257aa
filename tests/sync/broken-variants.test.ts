import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { LiveQuery } from '../../src/lib/client/client-types.ts';
import type { SharedQuery, toSharedQuery } from '../../src/lib/client/shared-query.ts';
import type { SyncContext } from '../../src/lib/client/sync-context.ts';
import type { QueueRow } from '../../src/lib/client/queue-format.ts';
import { putMeta, readSync } from '../../src/lib/client/meta.ts';
import type { StoredEdit } from '../../src/lib/client/record-edit.ts';
import type { Answer } from '../../src/lib/client/request.ts';
import { openWorkspace } from '../../src/lib/client/workspace.ts';
import type { PullResponse, PushResponse, PushResult } from '../../src/lib/sync/messages.ts';
import { type Backend, openMemoryBackend } from './model/backends.ts';
import { explore, type Found } from './model/explore.ts';
import { type Founded, foundWorld } from './model/found-world.ts';
import type { ModelOptions } from './model/run-schedule.ts';
import {
	decideByArrival,
	decideByLastWriter,
	decideTwice,
	withoutResults
} from './model/server-variants.ts';

/** The rule that the product leaves out while a variant of it runs. */
const broken = vi.hoisted(() => ({ is: '' }));

vi.mock(import('../../src/lib/client/apply-results.ts'), async (original) => {
	const { applyResults, ...real } = await original();
	return {
		...real,
		applyResults: async (context, batch, response, clientId) => {
			if (broken.is === 'acknowledged by number') acknowledgeByNumber(batch, response);
			const taken = await applyResults(context, batch, response, clientId);
			if (broken.is === 'overlay dropped on receipt') await dropOverlays(context, response);
			return taken;
		}
	};
});

vi.mock(import('../../src/lib/client/apply-page.ts'), async (original) => {
	const { applyPage, ...real } = await original();
	return {
		...real,
		applyPage: async (context, rows, { from, page }) => {
			if (broken.is !== 'cursor before rows' || !page)
				return applyPage(context, rows, { from, page });
			await writeCursor(context, page);
			return applyPage(context, rows, { from: page.cursor, page });
		}
	};
});

vi.mock(import('../../src/lib/client/result-row.ts'), async (original) => {
	const real = await original();
	const isDropped = () => broken.is === 'rejection dropped';
	const isKept = () => broken.is === 'what was applied waits for a person';
	const needsPerson = (result: PushResult) => !isDropped() && real.needsPerson(result);
	return { ...real, needsPerson: (result) => isKept() || needsPerson(result) };
});

vi.mock(import('../../src/lib/client/start-over.ts'), async (original) => {
	const { startOver, ...real } = await original();
	return {
		...real,
		startOver: async (context, clientId) => {
			if (broken.is === 'nothing sent again') await context.db.sent.clear();
			return startOver(context, clientId);
		}
	};
});

vi.mock(import('../../src/lib/domain/fold/confirms.ts'), async (original) => {
	const { applyConfirm, ...real } = await original();
	return {
		...real,
		applyConfirm: (state, entry, seen, units) => {
			const unplaced = applyConfirm(state, entry, seen, units);
			if (broken.is === 'stale confirm counts' && state.doubts.at(-1)?.id === entry.id)
				state.site.countedAt = entry.observedAt;
			return unplaced;
		}
	};
});

vi.mock(import('../../src/lib/client/request.ts'), async (original) => {
	const { createRequest } = await original();
	return {
		createRequest: (deps) => {
			const request = createRequest(deps);
			return async (path, init) => {
				const answer = await request(path, init);
				const isEarly = broken.is === 'shadow swapped before its last page';
				return isEarly && answer.is === 'ok' ? endReset(answer) : answer;
			};
		}
	};
});

vi.mock(import('../../src/lib/client/store-edits.ts'), async (original) => {
	const { createStoreEdits } = await original();
	return {
		createStoreEdits: (context, deps) => {
			const store = createStoreEdits(context, deps);
			return async (drafts, options) => {
				const stored = await store(drafts, options);
				return broken.is === 'a full disk is not told' ? stored.map(asStored) : stored;
			};
		}
	};
});

vi.mock(import('../../src/lib/client/shared-query.ts'), async (original) => {
	const { toSharedQuery } = await original();
	return {
		toSharedQuery: (query, isNews) =>
			broken.is === 'an older view overtakes a newer one'
				? handLate(query, toSharedQuery)
				: toSharedQuery(query, isNews)
	};
});

vi.mock(import('../../src/lib/client/write-rows.ts'), async (original) => {
	const { writePlainRows, ...real } = await original();
	return {
		...real,
		writePlainRows: (db, rows) => {
			const isKept = broken.is === 'deleted rows stay';
			return writePlainRows(db, isKept ? rows.filter(({ deleted }) => !deleted) : rows);
		}
	};
});

vi.mock(import('../../src/lib/client/prune-entries.ts'), async (original) => {
	const { pruneEntries } = await original();
	return {
		pruneEntries: async (...args) => {
			if (broken.is !== 'entries before the window stay') await pruneEntries(...args);
		}
	};
});

vi.mock(import('../../src/lib/domain/mutations/lifts.ts'), () => import('./model/old-build.ts'));

vi.mock(import('../../src/lib/domain/mutations/to-newest.ts'), async (original) => {
	const { toNewest, ...real } = await original();
	return {
		...real,
		toNewest: (mutation, lifts) =>
			broken.is === 'old version not lifted' ? mutation : toNewest(mutation, lifts)
	};
});

vi.mock(import('../../src/lib/domain/questions/question-for.ts'), async (original) => {
	const { questionFor } = await original();
	return {
		questionFor: (me, question) =>
			broken.is === 'who asked is told to everybody' ? question : questionFor(me, question)
	};
});

function endReset(answer: Extract<Answer, { is: 'ok' }>): Answer {
	const page = answer.body as Partial<PullResponse>;
	return page.reset ? { ...answer, body: { ...page, more: false } } : answer;
}

function asStored(outcome: StoredEdit): StoredEdit {
	if (outcome.ok || outcome.code !== 'storage') return outcome;
	const uuid = 'refused';
	return { ok: true, uuid, row: { mid: 0, uuid, locationId: '', text: '' } };
}

/** What an edit made of a location comes again after what has been read since, and is not compared with it. */
function handLate<T>(query: LiveQuery<T>, share: typeof toSharedQuery): SharedQuery<T> {
	let handed: { value: T } | undefined;
	const shared = share({
		...query,
		subscribe(next, fail) {
			const andLate = (value: T) => [value, ...(handed ? [handed.value] : [])].forEach(next);
			return query.subscribe(andLate, fail);
		}
	});
	return {
		...shared,
		tell(value) {
			handed = { value };
			shared.tell(value);
		}
	};
}

/** Whatever lies at or below the server's newest number is taken for received. */
function acknowledgeByNumber(batch: QueueRow[], response: PushResponse): void {
	const known = new Set(response.results.map(({ uuid }) => uuid));
	for (const { mid, uuid } of batch)
		if (mid <= response.last && !known.has(uuid))
			response.results.push({ uuid, status: 'applied', regionId: 'VR04', version: 0 });
	delete response.stop;
}

async function dropOverlays({ db }: SyncContext, { results }: PushResponse): Promise<void> {
	await db.transaction('rw', db.tables, async () => {
		const space = await openWorkspace(db);
		const rows = await db.overlay.bulkGet(results.map(({ uuid }) => uuid));
		await space.removeOverlays(rows.filter((row) => row !== undefined));
		for (const { uuid } of results)
			if ((await db.entry.get(uuid))?.pending) await space.removeEntry(uuid);
		await space.save();
	});
}

async function writeCursor({ db, crashPoint }: SyncContext, page: PullResponse): Promise<void> {
	const { cursor, scope, epoch, versions } = page;
	await putMeta(db, 'sync', { ...(await readSync(db)), cursor, scope, epoch, versions });
	crashPoint('broken: cursor written');
}

type Variant = [name: string, caughtBy: RegExp, options?: ModelOptions];

/**
 * What a product must not leave out; `caughtBy` is what may show it first. A departure that is written twice waits for
 * transfers: until they are there, an entry is.
 */
const VARIANTS: Variant[] = [
	[
		'no earlier result looked up',
		/^(S2|S18|I1)|is there already/,
		{ throughStore: withoutResults }
	],
	['last writer of a field wins', /^I5/, { decide: decideByLastWriter }],
	['acknowledged by number', /^(S5|I1|I4|I6)/],
	['rejection dropped', /^I4/],
	['what was applied waits for a person', /^I4/],
	['cursor before rows', /^(I3|I6|I7)/],
	['counted in the order of arrival', /^I[237]/, { decide: decideByArrival }],
	['overlay dropped on receipt', /^I6/],
	['nothing sent again', /^I[136]/],
	['stale confirm counts', /^I[26]/],
	['entry written twice', /^I[1236]/, { decide: decideTwice }],
	['old version not lifted', /^S15/],
	['shadow swapped before its last page', /^I[367]/],
	['a full disk is not told', /^S21/],
	['deleted rows stay', /^I3/],
	['entries before the window stay', /^I3/],
	['who asked is told to everybody', /^I3/],
	['an older view overtakes a newer one', /^I6/]
];

const MOST_SCHEDULES = 600;
const SEED = 20_261_122;

let backend: Backend;
let founded: Founded;
const caught: [name: string, after: number, rule: string][] = [];

beforeAll(async () => {
	backend = await openMemoryBackend();
	founded = await foundWorld(backend);
});

afterAll(async () => {
	await backend.close();
	console.log(['', ...caught.map(toLine), ''].join('\n'));
});

function toLine([name, after, rule]: (typeof caught)[number]): string {
	return `${name.padEnd(36)} caught by schedule ${String(after).padStart(3)}  ${rule.slice(0, 70)}`;
}

async function exploreVariant(
	name: string,
	schedules: number,
	options: ModelOptions = {}
): Promise<Found | undefined> {
	broken.is = name;
	try {
		return (await explore({ backend, founded, schedules, seed: SEED, options })).found;
	} finally {
		broken.is = '';
	}
}

test.each(VARIANTS)(
	'the model catches a product with "%s"',
	{ timeout: 300_000 },
	async (name, caughtBy, options) => {
		const found = await exploreVariant(name, MOST_SCHEDULES, options);
		expect(found, `${name} was not caught`).toBeDefined();
		expect(found!.rule).toMatch(caughtBy);
		caught.push([name, found!.after, found!.rule.split('\n')[0]!]);
	}
);

test('the product itself passes where its variants run', { timeout: 60_000 }, async () => {
	expect(await exploreVariant('', 15)).toBeUndefined();
});
