import { m } from '$messages/messages';
import type { Sums } from '../domain/figures-of.ts';
import { placeableOf } from '../domain/ledger.ts';
import { total } from '../domain/total.ts';
import type { BedKind } from './bed-parts.ts';
import { OUT_OF_SERVICE_WORDS, SNIJVERLIES_WORDS, wordOf } from './domain-words.ts';
import { formatNumber } from './format.ts';

export type LedgerLine = {
	kind: BedKind;
	label: string;
	sign: '−' | '+';
	n: number;
	/** The number by reason, or what was stated and what of it counts. */
	note: string;
};

/** The lines between the beds that there are and those that can be given: they add up for every ledger (D2). */
export function ledgerLines(figures: Sums): LedgerLine[] {
	const lines: LedgerLine[] = [
		minus('occupied', m.ledger_occupied(), figures.occupied),
		minus('reserved', m.ledger_reserved(), figures.reserved),
		minus('lost', m.ledger_lost(), total(figures.snijverlies), lostNote(figures)),
		minus('out', m.ledger_out(), figures.outOfService, outNote(figures)),
		plus('over', m.ledger_over(), figures.overcrowded),
		plus('promised', m.ledger_promised(), figures.overpromised)
	];
	return lines.filter(({ sign, n }) => sign === '−' || n > 0);
}

export function placeableOfFigures(figures: Sums): number {
	return placeableOf(figures);
}

function minus(kind: BedKind, label: string, n: number, note = ''): LedgerLine {
	return { kind, label, sign: '−', n, note };
}

function plus(kind: BedKind, label: string, n: number): LedgerLine {
	return { kind, label, sign: '+', n, note: '' };
}

/** D6: what was stated above the free beds is kept and shown. */
function lostNote({ snijverlies, snijverliesDeclared }: Sums): string {
	const counted = total(snijverlies);
	const declared = total(snijverliesDeclared);
	const reasons = byReason(snijverlies, SNIJVERLIES_WORDS);
	if (declared <= counted) return reasons;
	const kept = m.ledger_declared({
		declared: formatNumber(declared),
		counted: formatNumber(counted)
	});
	return reasons ? `${kept} · ${reasons}` : kept;
}

function outNote({ outOfServiceBy }: Sums): string {
	return byReason(outOfServiceBy, OUT_OF_SERVICE_WORDS);
}

function byReason(counts: Record<string, number>, words: Record<string, () => string>): string {
	return Object.entries(counts)
		.filter(([, n]) => n > 0)
		.map(([reason, n]) => `${wordOf(words, reason)}: ${formatNumber(n)}`)
		.join(', ');
}
