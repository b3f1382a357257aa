import type { FeedRecord } from '../../../src/lib/server/store/records.ts';
import type { Me } from '../../../src/lib/domain/schema/person.ts';
import type { Mutation, MutationName } from '../../../src/lib/domain/schema/mutation.ts';
import type { Region } from '../../../src/lib/domain/schema/region.ts';
import type { Store } from '../../../src/lib/server/store/store.ts';
import { takePull } from '../../../src/lib/server/sync/pull.ts';
import { type PushDeps, takePush } from '../../../src/lib/server/sync/push.ts';
import { putRegion } from '../../../src/lib/server/sync/put-region.ts';
import { rollWindow } from '../../../src/lib/server/sync/roll-window.ts';
import type {
	PullResponse,
	PushResponse,
	PushResult,
	WireRow
} from '../../../src/lib/sync/messages.ts';
import { asEnteredBy, uuidOf } from './people.ts';

export const NOON = Date.parse('2026-03-02T12:00:00.000Z');
const DEVICE_BLOCK = 0xdd;
const MUTATION_BLOCK = 0xee;

export type SyncServer = ReturnType<typeof createSyncServer>;
export type Device = ReturnType<SyncServer['device']>;

/** The sync core on a store of its own, with a clock and faults that a test decides on. */
export function createSyncServer(store: Store, options: Partial<PushDeps> = {}) {
	let now = NOON;
	let devices = 0;
	let mutations = 0;
	const faults: { incident: string; fault: unknown }[] = [];
	const pokes: Record<string, number>[] = [];
	const deps: PushDeps = {
		store,
		clock: () => now,
		newIncident: () => `incident-${faults.length + 1}`,
		onFault: (incident, fault) => void faults.push({ incident, fault }),
		onVersions: (versions) => void pokes.push(versions),
		...options
	};

	/** A browser profile of one person (S1). */
	function device(me: Me, clientId = uuidOf(++devices, DEVICE_BLOCK)) {
		let mid = 0;

		function edit(
			name: MutationName,
			args: Record<string, unknown>,
			more: Partial<Mutation> = {}
		): Mutation {
			mutations += 1;
			mid += 1;
			return {
				uuid: uuidOf(mutations, MUTATION_BLOCK),
				mid,
				deviceSeq: mid,
				name,
				v: 1,
				args: asEnteredBy(me, name, args),
				deviceAt: new Date(now).toISOString(),
				offsetMs: 0,
				...more
			};
		}

		async function push(...batch: Mutation[]): Promise<PushResponse> {
			const outcome = await tryPush(...batch);
			if ('refused' in outcome) throw new Error(outcome.refused);
			return outcome.answer;
		}

		function tryPush(...batch: Mutation[]) {
			const request = { protocol: 1 as const, clientId, pending: 0, oldest: null };
			return takePush(deps, me, { ...request, mutations: batch }, 'request-1');
		}

		/** One edit, sent at once. */
		async function send(...of: Parameters<typeof edit>): Promise<PushResult> {
			const { results } = await push(edit(...of));
			return results[0]!;
		}

		return { me, clientId, edit, push, tryPush, send };
	}

	/** All rows that a fresh device of this person gets, page by page. */
	async function pull(me: Me, limit = 2000): Promise<WireRow[]> {
		const rows: WireRow[] = [];
		let at = { scope: '', epoch: '', cursor: '' };
		for (;;) {
			const query = { clientId: uuidOf(0, DEVICE_BLOCK), limit, ...at };
			const outcome = await takePull({ store, clock: deps.clock }, me, query);
			if ('refused' in outcome) throw new Error(outcome.refused);
			const page = JSON.parse(outcome.answer) as PullResponse;
			rows.push(...page.rows);
			at = page;
			if (!page.more) return rows;
		}
	}

	/** The feed of a region from its start, as it lies in the store. */
	function feed(regionId: string): Promise<FeedRecord[]> {
		const after = { version: 0, type: '', id: '' };
		const query = { regionId, after, limit: 100_000, locationIds: null, entriesFrom: '' };
		return store.read((reader) => reader.feed(query));
	}

	return {
		store,
		faults,
		pokes,
		device,
		pull,
		feed,
		addRegion: (region: Region) => putRegion(store, region),
		versionOf: async (regionId: string) =>
			(await store.read((reader) => reader.regions([regionId])))[0]!.version,
		roll: () => rollWindow(store, now),
		now: () => new Date(now).toISOString(),
		at: (minutes: number) => new Date(now + minutes * 60_000).toISOString(),
		setNow: (at: number) => void (now = at),
		advance: (minutes: number) => void (now += minutes * 60_000)
	};
}
