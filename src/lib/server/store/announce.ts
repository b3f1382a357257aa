import { type QueryExecutorProvider, sql } from 'kysely';
import { engineOf } from './engine.ts';
import type { RegionRecord } from './records.ts';

/** Where app instances on one PostgreSQL tell each other what happened. */
export const CHANNEL = 'opvangbord';

/** What the others are told: versions of regions, or that sessions ended; never data. */
export type News = { versions: Record<string, number> } | { sessions: 'ended' };

/** A notice holds at most 8000 bytes, and a region with its version far less than 100. */
const REGIONS_AT_ONCE = 75;

/** Leaves at the commit of this transaction, or never (S23). */
export async function announceVersions(
	db: QueryExecutorProvider,
	regions: Pick<RegionRecord, 'id' | 'version'>[]
): Promise<void> {
	for (let start = 0; start < regions.length; start += REGIONS_AT_ONCE) {
		const part = regions.slice(start, start + REGIONS_AT_ONCE);
		await announce(db, {
			versions: Object.fromEntries(part.map(({ id, version }) => [id, version]))
		});
	}
}

/** Only that some ended: each instance looks which of its own streams that concerns. */
export async function announceEndedSessions(db: QueryExecutorProvider): Promise<void> {
	if (engineOf(db).isShared) await announce(db, { sessions: 'ended' });
}

async function announce(db: QueryExecutorProvider, news: News): Promise<void> {
	await sql`select pg_notify(${CHANNEL}, ${JSON.stringify(news)})`.execute(db);
}
