import { OUT_OF_SERVICE_REASONS, SNIJVERLIES_REASONS } from '../reasons.ts';
import type { Instant, Uuid } from '../schema/ids.ts';
import { total } from '../total.ts';
import { isOutlived } from './outlived.ts';
import { findStanding, type ImportedEntry, newestRecount } from './already-stands.ts';
import type { ExistingLocation } from './existing-location.ts';
import type { Change, FigureField, PlannedMutation, SheetFigures } from './import-plan.ts';

type Target = { line: number; locationId: Uuid; existing: ExistingLocation | null };
export type FigurePlan = { mutations: PlannedMutation[]; changes: Change[] };

/** The entries of a line that are not there yet, each at the line's own moment (D12). */
export function planFigures(
	target: Target,
	figures: SheetFigures,
	observedAt: Instant | null
): FigurePlan {
	const plan: FigurePlan = { mutations: [], changes: [] };
	for (const [field, n] of Object.entries(figures) as [FigureField, number][]) {
		const entry = ENTRY_OF[field](n);
		const mutation = planEntry(target, entry, observedAt);
		if (!mutation) continue;
		plan.mutations.push(mutation);
		plan.changes.push({
			field,
			from: knownFigure(target.existing, field),
			to: n,
			...(target.existing && isOutlived(target.existing, entry, observedAt) ? { isPast: true } : {})
		});
	}
	return plan;
}

/** A sheet gives one number; an import names every reason, so that what stood under another one is gone. */
const ENTRY_OF: Record<FigureField, (n: number) => ImportedEntry> = {
	realised: (n) => ({ kind: 'setRealised', n }),
	occupied: (n) => ({ kind: 'recount', n }),
	outOfService: (n) => ({
		kind: 'declareOutOfService',
		byReason: Object.fromEntries(
			OUT_OF_SERVICE_REASONS.map((reason) => [reason, { n: reason === 'other' ? n : 0 }])
		)
	}),
	snijverlies: (n) => ({
		kind: 'declareSnijverlies',
		byReason: Object.fromEntries(
			SNIJVERLIES_REASONS.map((reason) => [reason, reason === 'household' ? n : 0])
		)
	})
};

function planEntry(
	{ line, locationId, existing }: Target,
	entry: ImportedEntry,
	observedAt: Instant | null
): PlannedMutation | null {
	const standing = existing && findStanding(existing, entry, observedAt);
	if (standing?.stands) return null;
	const corrects = standing?.corrects ?? null;
	const base = corrects ? (corrects.base ?? null) : existing && newestRecount(existing);
	return {
		line,
		name: 'occupancy.record',
		args: {
			locationId,
			...(corrects ? { corrects: corrects.id } : toMoment(observedAt)),
			source: 'import',
			entry
		},
		...(entry.kind === 'recount' ? { base } : {})
	};
}

/** A correction states no moment of its own: it takes the place of the entry that it names (D13). */
function toMoment(observedAt: Instant | null): { undated: true } | { observedAt: Instant } {
	return observedAt === null ? { undated: true } : { observedAt };
}

function knownFigure(existing: ExistingLocation | null, field: FigureField): number | null {
	if (!existing) return null;
	const { figures } = existing;
	if (field !== 'snijverlies') return figures[field];
	return total(figures.snijverliesDeclared);
}
