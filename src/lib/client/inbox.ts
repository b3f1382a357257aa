import { toNewest } from '../domain/mutations/to-newest.ts';
import type { Conflict } from '../domain/schema/conflict.ts';
import type { Mutation } from '../domain/schema/mutation.ts';
import { readNames } from './card-entries.ts';
import type { PersonDatabase } from './database.ts';
import { loadWork } from './location-work.ts';
import { getMeta } from './meta.ts';
import { readOpen } from './open-work.ts';
import { type ResultRow, stateOfResult } from './result-row.ts';
import { stateOfEdit } from './sending-state.ts';
import type { InboxItem, SendingState } from './view-types.ts';

/** Everything that waits for a person (S4): open field conflicts in scope, and own results that nobody dealt with. */
export async function readInbox(db: PersonDatabase): Promise<InboxItem[]> {
	const { conflicts, results } = await readOpen(db);
	const fields = await Promise.all(conflicts.map((conflict) => toField(db, conflict)));
	const refused = await Promise.all(results.map((result) => toItem(db, result)));
	return [...refused, ...fields].sort((a, b) => (sinceOf(a) < sinceOf(b) ? 1 : -1));
}

async function toField(db: PersonDatabase, conflict: Conflict): Promise<InboxItem> {
	const { data } = await loadWork(db, conflict.locationId);
	const names = await readNames(db, conflict.locationId);
	const authors = conflict.sides.flatMap(({ by }) => by ?? []);
	return {
		kind: 'field',
		conflict,
		locationName: data.location?.name ?? null,
		unitName: conflict.unitId ? (data.units.get(conflict.unitId)?.name ?? null) : null,
		names: Object.fromEntries(
			authors.flatMap((by) => (names.has(by) ? [[by, names.get(by)!]] : []))
		),
		settling: await stateOfChoice(db, conflict)
	};
}

async function stateOfChoice(db: PersonDatabase, { id }: Conflict): Promise<SendingState | null> {
	const choice = await db.overlay.where('targetId').equals(id).last();
	if (!choice) return null;
	const underway = await getMeta(db, 'underway');
	return stateOfEdit({
		isPending: true,
		isAcknowledged: choice.version !== undefined,
		isUnderway: underway?.uuids.includes(choice.uuid)
	});
}

async function toItem(db: PersonDatabase, result: ResultRow): Promise<InboxItem> {
	const { args } = toNewest(JSON.parse(result.text) as Mutation);
	const view = result.locationId ? await db.view.get(result.locationId) : undefined;
	return {
		kind: 'result',
		sending: stateOfResult(result),
		uuid: result.uuid,
		name: result.name,
		args,
		code: result.code ?? null,
		detail: result.detail ?? null,
		locationId: result.locationId || null,
		locationName: view?.name ?? null,
		madeAt: result.madeAt,
		answeredAt: result.answeredAt,
		text: result.text
	};
}

function sinceOf(item: InboxItem): string {
	return item.kind === 'field' ? item.conflict.openedAt : item.answeredAt;
}
