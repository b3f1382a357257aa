import { sql } from 'kysely';
import { putRegion } from '../../../src/lib/server/sync/put-region.ts';
import * as pull from '../../../src/routes/api/sync/pull/+server.ts';
import * as push from '../../../src/routes/api/sync/push/+server.ts';
import type { PullResponse, PushResponse } from '../../../src/lib/sync/messages.ts';
import { MANAGER, startTestServer } from '../../server/test-server.ts';
import { IJSSELLAND } from '../sync/people.ts';
import { type FreshDatabase, runOn } from './fresh-database.ts';
import { clientOf, type Deed, pushOf, toPush } from './to-push.ts';

const RCVS = {
	...MANAGER,
	role: 'rcvs' as const,
	scopes: [{ kind: 'region' as const, id: 'VR04' }]
};

export type AppInstance = Awaited<ReturnType<typeof startInstance>>;

/** One app instance on a PostgreSQL, or on a file of its own, called through its endpoints by a desk of IJsselland. */
export async function startInstance(databaseUrl = '') {
	const endpoints = [
		{ path: '/api/sync/push', endpoint: push },
		{ path: '/api/sync/pull', endpoint: pull }
	];
	const server = await startTestServer({ DATABASE_URL: databaseUrl }, endpoints as never);
	let headers = { cookie: '' };

	return {
		...server,
		/** The first instance makes the region and its desk. */
		async found(): Promise<void> {
			await putRegion(server.app.store, IJSSELLAND);
			await server.app.auth.people.create(RCVS);
		},
		enter: async () => void (headers = { cookie: await server.signIn(RCVS) }),
		/** What the browser holds, to go on with at another instance. */
		get headers() {
			return headers;
		},
		goOn: (held: typeof headers) => void (headers = held),
		pull: async (device: number, at = { scope: '', epoch: '', cursor: '' }) => {
			const query = new URLSearchParams({
				client: clientOf(device),
				protocol: '1',
				limit: '2000',
				...at
			});
			const answer = await server.call(`/api/sync/pull?${query}`, { headers });
			return (await answer.json()) as PullResponse;
		},
		/** Locations `from` to `to`, as the only edits of a device. */
		push: (device: number, from: number, to: number) =>
			server.postJson('/api/sync/push', toPush(device, from, to), { headers }),
		send: (device: number, from: number, deeds: Deed[]) =>
			server.postJson('/api/sync/push', pushOf(device, from, deeds), { headers }),
		health: () => server.call('/api/health')
	};
}

export async function pushed(answer: Response): Promise<PushResponse> {
	if (answer.status !== 200) throw new Error(`push answered ${answer.status}`);
	return (await answer.json()) as PushResponse;
}

const LEFT_BEHIND = `select
	(select cast(count(*) as integer) from location) as locations,
	(select cast(count(*) as integer) from result) as results,
	(select cast(count(*) as integer) from audit where region_id = 'VR04') as links,
	(select cast(version as integer) from region where id = 'VR04') as version`;

/** How many rows there are of each, and the region's version: what a push leaves behind. */
export async function leftBehind({ app }: Pick<AppInstance, 'app'>) {
	const { rows } = await sql.raw<Record<string, number>>(LEFT_BEHIND).execute(app.db);
	return rows[0]!;
}

/** The same, seen by a connection of its own: the instance's may be lost without its knowing yet. */
export async function leftBehindIn(database: Pick<FreshDatabase, 'url'>) {
	const [row] = await runOn(database.url, LEFT_BEHIND);
	return row!;
}
