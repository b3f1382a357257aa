import type { MutationDraft } from '$lib/client/client-types.ts';
import { seenNow } from '$lib/client/seen-now.ts';
import type { LocationView } from '$lib/client/view-types.ts';
import type { RecordedEntry } from '$lib/domain/schema/entry.ts';
import { isBelowZero, isUnsaid } from '../../../day/seen-words.ts';

/** What the site says by telephone, and who says it; `observedAt` only when it was set back (D12). */
export type Told = { spokenWith: string; people: number; beds: number; observedAt?: string };

type Base = { base: string | null };

/** Whether "klopt nog" means anything here: somebody said these numbers before, and none is below zero (D14). */
export function canConfirm(view: LocationView): boolean {
	return !isUnsaid(view) && !isBelowZero(view);
}

/** Whether what was told is what stood, so that it is confirmed and not counted anew. */
export function isAsItStood(
	view: LocationView,
	{ people, beds }: Pick<Told, 'people' | 'beds'>
): boolean {
	const { occupied, realised } = view.figures;
	return canConfirm(view) && people === occupied && beds === realised;
}

/**
 * The entries of one call, on what stood when it began (D11); each carries that it was told, and by whom. Who says that
 * only the beds are different was asked for the people as well: they are counted, so that the figures are of now (D14).
 */
export function phoneDrafts(view: LocationView, told: Told): MutationDraft[] {
	const { spokenWith, observedAt } = told;
	const seen = observedAt !== undefined && { observedAt };
	const record = (entry: RecordedEntry, base?: Base): MutationDraft => ({
		name: 'occupancy.record',
		args: { locationId: view.id, entry, source: 'phone', spokenWith, ...seen },
		...base
	});
	if (isAsItStood(view, told)) return [record({ kind: 'confirm', seen: seenNow(view) })];
	const count = record({ kind: 'recount', n: told.people }, { base: view.newestCountId });
	if (told.beds === view.figures.realised) return [count];
	return [record({ kind: 'setRealised', n: told.beds }), count];
}

/** Takes them back together (D13), the last one first. */
export function takeBackDrafts(drafts: MutationDraft[], uuids: string[]): MutationDraft[] {
	return drafts
		.map(({ name, args: { locationId, source, spokenWith } }, at) => ({
			name,
			args: { locationId, source, spokenWith, corrects: uuids[at], entry: { kind: 'void' } }
		}))
		.reverse();
}
