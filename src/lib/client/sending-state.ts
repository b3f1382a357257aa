import { Dexie } from 'dexie';
import type { UnplacedEntry } from '../domain/fold/fold-location.ts';
import type { PersonDatabase } from './database.ts';
import type { Meta } from './meta.ts';
import type { OverlayRow } from './overlay.ts';
import { stateOfResult } from './result-row.ts';
import { isUnderway } from './underway.ts';
import type { SendingState } from './view-types.ts';

/** S17, of one edit: what its own result says, and else where its bytes are. */
export function stateOfEdit(edit: {
	/** Status of an open result, when there is one. */
	result?: { status: 'applied' | 'noop' | 'conflict' | 'rejected' } | undefined;
	isPending: boolean;
	isAcknowledged: boolean;
	/** Among what is being sent right now. */
	isUnderway?: boolean;
}): SendingState {
	if (edit.result) return stateOfResult(edit.result);
	if (!edit.isPending || edit.isAcknowledged) return 'received';
	return edit.isUnderway ? 'sending' : 'on-device';
}

/** Pending fields by path, of a unit with its id in front. */
export function fieldStates(overlays: OverlayRow[]): Record<string, SendingState> {
	const states: Record<string, SendingState> = {};
	for (const { effect, version } of overlays) {
		if (effect.kind !== 'field') continue;
		const key = effect.unitId ? `${effect.unitId}/${effect.field}` : effect.field;
		states[key] = stateOfEdit({ isPending: true, isAcknowledged: version !== undefined });
	}
	return states;
}

/** Worst first: refused, to check, still here. */
export async function readOpenState(
	db: PersonDatabase,
	locationId: string,
	unsent: number
): Promise<SendingState> {
	const open = await db.result.where('[locationId+open]').equals([locationId, 1]).toArray();
	return overallState(open, unsent);
}

export function overallState(open: { status: string }[], unsent: number): SendingState {
	if (open.some(({ status }) => status === 'rejected')) return 'failed';
	if (open.length > 0) return 'check';
	return unsent > 0 ? 'on-device' : 'received';
}

/** "Wordt verzonden" is added when a view is read: what is under way changes without the view. */
export function withUnderway<T extends { id: string; pending: number; sending: SendingState }>(
	view: T,
	underway: Meta['underway'] | undefined
): T {
	if (view.sending !== 'on-device' || !isUnderway(view, underway)) return view;
	return { ...view, sending: 'sending' };
}

/** Entries that the fold could not place, with the reason (D5, D13). */
export async function readUnplaced(
	db: PersonDatabase,
	locationId: string
): Promise<UnplacedEntry[]> {
	const rows = await db.entry
		.where('[locationId+unplaced]')
		.between([locationId, Dexie.minKey], [locationId, Dexie.maxKey])
		.toArray();
	return rows.map(({ id, unplaced }) => ({ id, reason: unplaced! }));
}
