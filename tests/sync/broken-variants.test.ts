import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { SyncContext } from '../../src/lib/client/sync-context.ts';
import type { QueueRow } from '../../src/lib/client/queue-format.ts';
import { putMeta, readSync } from '../../src/lib/client/meta.ts';
import { openWorkspace } from '../../src/lib/client/workspace.ts';
import type { PullResponse, PushResponse } from '../../src/lib/sync/messages.ts';
import { type Backend, openMemoryBackend } from './model/backends.ts';
import { explore } from './model/explore.ts';
import { type Founded, foundWorld } from './model/found-world.ts';
import type { ModelOptions } from './model/run-schedule.ts';
import { decideByArrival, decideByLastWriter, withoutResults } from './model/server-variants.ts';

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
	return { ...real, needsPerson: (result) => !isDropped() && real.needsPerson(result) };
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

const MOST_SCHEDULES = 400;
const SEED = 20_261_122;

let backend: Backend;
let founded: Founded;

beforeAll(async () => {
	backend = await openMemoryBackend();
	founded = await foundWorld(backend);
});

afterAll(() => backend.close());

async function exploreVariant(variant: string, schedules: number, options: ModelOptions = {}) {
	broken.is = variant;
	try {
		return await explore({ backend, founded, schedules, seed: SEED, options });
	} finally {
		broken.is = '';
	}
}

const VARIANTS: [variant: string, caughtBy: RegExp, options?: ModelOptions][] = [
	['acknowledged by number', /^(S5|I1|I4|I6)/],
	['cursor before rows', /^(I3|I6|I7)/],
	['counted in the order of arrival', /^I[237]/, { decide: decideByArrival }],
	['no earlier result looked up', /^(S2|I1)|is there already/, { throughStore: withoutResults }],
	['last writer of a field wins', /^I5/, { decide: decideByLastWriter }],
	['rejection dropped', /^I4/],
	['overlay dropped on receipt', /^I6/],
	['nothing sent again', /^I[16]/],
	['stale confirm counts', /^I[26]/]
];

test.each(VARIANTS)(
	'I1-I7: the model catches a product with "%s"',
	{ timeout: 120_000 },
	async (variant, caughtBy, options) => {
		const found = await exploreVariant(variant, MOST_SCHEDULES, options);
		expect(found, `${variant} was not caught`).toBeDefined();
		expect(found!.rule).toMatch(caughtBy);
	}
);

test('the product itself passes where its variants run', { timeout: 60_000 }, async () => {
	expect(await exploreVariant('', 15)).toBeUndefined();
});
