import type { Kysely } from 'kysely';
import { AUDITED_ACTIONS } from '../../../src/lib/server/retention/forget-questions.ts';
import { readAuditedBefore } from '../../../src/lib/server/store/sql-reader.ts';
import type { Tables } from '../../../src/lib/server/store/tables.ts';
import { planOf } from './plan-of.ts';

const LINKS = 20_000;
/** Of so many links one tells of a question. */
const ONE_IN = 100;
const KEPT_FROM = '2026-01-01T00:00:00.000Z';

/** The chain of a region, in which hardly anything is a question. */
export async function fillChain(db: Kysely<Tables>): Promise<void> {
	const place = (seq: number) => ({ region_id: 'VR04', seq });
	const link = (seq: number) => ({
		...place(seq),
		...{ at: '2025-01-01T00:00:00.000Z', actor: 'mia', object: 'site', outcome: 'applied' },
		action: seq % ONE_IN === 0 ? AUDITED_ACTIONS[(seq / ONE_IN) % 2]! : 'occupancy.record',
		...{ origin: 'app', payload_hash: '', prev_hash: '', hash: '' }
	});
	for (let start = 1; start < LINKS; start += 1000) {
		const seqs = Array.from({ length: 1000 }, (_, number) => start + number);
		await db.insertInto('audit').values(seqs.map(link)).execute();
		await db
			.insertInto('audit_payload')
			.values(seqs.map((seq) => ({ ...place(seq), salt: '', payload: '{}' })))
			.execute();
	}
}

/** How retention finds what was sent with questions, as `explain` tells it. */
export function planOfRetention(db: Kysely<Tables>, explain: string): Promise<string> {
	const query = { regionId: 'VR04', actions: AUDITED_ACTIONS, before: KEPT_FROM };
	return planOf(db, explain, (ask) =>
		readAuditedBefore(db, ask, { ...query, afterSeq: 500, limit: 200 })
	);
}
