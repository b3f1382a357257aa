import type { decide } from '../../../src/lib/domain/mutations/decide.ts';
import type { Me } from '../../../src/lib/domain/schema/person.ts';
import type { Store } from '../../../src/lib/server/store/store.ts';
import { isForAnother } from '../../../src/lib/server/http/is-for-another.ts';
import { problem } from '../../../src/lib/server/http/problem.ts';
import { parseShape } from '../../../src/lib/server/http/shape.ts';
import { takePull } from '../../../src/lib/server/sync/pull.ts';
import { type PushDeps, takePush } from '../../../src/lib/server/sync/push.ts';
import { rollWindow } from '../../../src/lib/server/sync/roll-window.ts';
import {
	pullRequest,
	pushRequest,
	type PullResponse,
	type PushResult,
	type WireRow
} from '../../../src/lib/sync/messages.ts';
import { uuidOf } from '../../support/sync/people.ts';
import { windowStart } from '../../../src/lib/domain/window.ts';
import type { Backend } from './backends.ts';
import { createCrashingStore } from './crashing-store.ts';
import { expectSame } from './broken.ts';
import type { Time } from './time.ts';

export type ModelRequest = {
	/** Whose session it is. */
	personId: string | null;
	path: string;
	body: string;
	headers: Headers;
};

/** What the server took, as the outside saw it first: a repeat must say the same (S2). */
export type Taken = { result: PushResult; personId: string; at: string; order: number };

export type Snapshot = { dump: string; taken: Map<string, Taken>; at: number; rolledAt: number };

export type ModelServer = ReturnType<typeof createModelServer>;

type AllRows = { rows: WireRow[]; page: PullResponse };

const READER = uuidOf(0, 0xdd);

/** Rows of a page when the model itself reads: a page for every few rows would be most of its work on a database. */
const LEAST_READ = 7;

/** Where a variant of the product is put in. */
export type ServerOptions = {
	decide?: typeof decide;
	throughStore?: (store: Store) => Store;
};

type Around = ServerOptions & {
	pageRows?: number;
	/** After the window was moved on. */
	onRolled?: () => void;
};

/** The real sync core on a store that can crash and be put back; rights and sessions are the model's. */
export function createModelServer(
	backend: Backend,
	time: Time,
	{
		throughStore = (store) => store,
		pageRows = Infinity,
		onRolled = () => {},
		...options
	}: Around = {}
) {
	const { store: whole, crashAt } = createCrashingStore(backend.store);
	const store = throughStore(whole);
	const grants = new Map<string, Me>();
	const faults: unknown[] = [];
	let taken = new Map<string, Taken>();
	let epochs = 1;
	let revision = 0;
	let rolledAt = 0;
	let lookedAt = 0;
	let rolling: Promise<void> | undefined;
	const read = new Map<string, { key: string; all: AllRows }>();
	const deps: PushDeps = {
		store,
		clock: () => time.now,
		newIncident: () => `${faults.length}`,
		onFault: (_, fault) => void faults.push(fault),
		onVersions: () => {},
		// Small, so that schedules of a few entries already fold from checkpoints.
		checkpointEvery: 3,
		...options
	};

	async function handle({ personId, path, body, headers }: ModelRequest): Promise<Response> {
		const me = personId === null ? undefined : grants.get(personId);
		if (!me) return problem(401, 'sign-in');
		const url = new URL(path, 'http://model');
		const isForOther = url.pathname !== '/api/me' && isForAnother({ headers }, me);
		if (isForOther) return problem(403, 'client-of-another');
		switch (url.pathname) {
			case '/api/me':
				return Response.json(me);
			case '/api/sync/push':
				return push(me, body);
			case '/api/sync/pull':
				return pull(me, Object.fromEntries(url.searchParams));
			default:
				return problem(404, 'not-found');
		}
	}

	async function push(me: Me, body: string): Promise<Response> {
		const parsed = parseShape(pushRequest, JSON.parse(body));
		if (parsed instanceof Response) return parsed;
		revision += 1;
		try {
			const outcome = await takePush(deps, me, parsed.value, 'request');
			if ('refused' in outcome) return problem(403, outcome.refused);
			return Response.json(outcome.answer);
		} finally {
			await noteTaken(parsed.value.mutations.map(({ uuid }) => uuid));
		}
	}

	/** Reads what stands in the store, since an answer may never come. */
	async function noteTaken(uuids: string[]): Promise<void> {
		const found = await backend.store.read((reader) => reader.results(uuids));
		// A store gives them in an order of its own; they were decided in that of the push.
		const decided = found.sort((a, b) => uuids.indexOf(a.uuid) - uuids.indexOf(b.uuid));
		for (const { personId, clientId: _client, mid: _mid, ...result } of decided) {
			const known = taken.get(result.uuid);
			if (known) expectSame(result, known.result, 'S2', () => 'a repeat got another result');
			const at = new Date(time.now).toISOString();
			if (!known) taken.set(result.uuid, { result, personId, at, order: taken.size });
		}
	}

	async function pull(me: Me, query: Record<string, string>): Promise<Response> {
		const parsed = parseShape(pullRequest, query);
		if (parsed instanceof Response) return parsed;
		const { client, scope, epoch, cursor, limit, pending, oldest } = parsed.value;
		await roll();
		const outcome = await takePull({ store, clock: deps.clock }, me, {
			...{ clientId: client, scope, epoch, cursor, limit: Math.min(Number(limit), pageRows) },
			...(pending === undefined ? {} : { pending: Number(pending), oldest: oldest || null })
		});
		if ('refused' in outcome) return problem(403, outcome.refused);
		return new Response(outcome.answer);
	}

	/** As the product does before a pull is answered: who comes meanwhile waits for the same. */
	async function roll(): Promise<void> {
		await rolling;
		if (time.now === lookedAt) return;
		lookedAt = time.now;
		if (windowStart(time.now) <= windowStart(rolledAt)) return;
		rolling = rollOnce().finally(() => (rolling = undefined));
		await rolling;
	}

	async function rollOnce(): Promise<void> {
		const now = time.now;
		revision += 1;
		await rollWindow(store, now).catch((fault: unknown) => {
			// Whether it was done is not known: the next one does it, or finds it done.
			lookedAt = NaN;
			throw fault;
		});
		rolledAt = now;
		onRolled();
	}

	/** The same question, as long as nothing was written. */
	async function readAll(me: Me): Promise<AllRows> {
		const key = `${revision} ${rolledAt} ${JSON.stringify(me)}`;
		const known = read.get(me.personId);
		if (known?.key === key) return known.all;
		const all = await readPages(me, Math.max(pageRows, LEAST_READ));
		read.set(me.personId, { key, all });
		return all;
	}

	/** All rows that a fresh device of this person would get, in pages as devices get them. */
	async function readPages(me: Me, limit: number): Promise<AllRows> {
		const rows: WireRow[] = [];
		let at = { scope: '', epoch: '', cursor: '' };
		for (;;) {
			// Nobody has asked since: its window is the one of the last answer.
			const outcome = await takePull({ store: backend.store, clock: () => rolledAt }, me, {
				...{ clientId: READER, limit },
				...at
			});
			if ('refused' in outcome) throw new Error(outcome.refused);
			const page = JSON.parse(outcome.answer) as PullResponse;
			// Behind the first page is also told what is not there for them.
			rows.push(...page.rows.filter(({ deleted }) => !deleted));
			if (!page.more) return { rows, page };
			at = page;
		}
	}

	return {
		grants,
		/** What deciding threw; a bug, whatever became of the mutation. */
		faults,
		crashAt,
		handle,
		readAll,
		store: backend.store,
		takenOf: (uuid: string) => taken.get(uuid),
		allTaken: () => taken,
		roll,
		isOfThisWindow: (snapshot: Snapshot) =>
			windowStart(snapshot.rolledAt) === windowStart(time.now),
		async snapshot(): Promise<Snapshot> {
			return { dump: await backend.dump(), taken: new Map(taken), at: time.now, rolledAt };
		},
		/** `silent`: put back by hand, so that nobody is told (S2, S9); else with a new epoch (S16). */
		async restore(snapshot: Snapshot, { silent }: { silent: boolean }): Promise<void> {
			const { dump, taken: was } = snapshot;
			await backend.restore(dump);
			rolledAt = snapshot.rolledAt;
			lookedAt = 0;
			taken = new Map(was);
			epochs += 1;
			revision += 1;
			if (!silent)
				await backend.store.write((writer) => writer.setEpoch(`epoch-${epochs}-${time.now}`));
		}
	};
}
