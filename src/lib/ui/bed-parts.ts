import { m } from '$messages/messages';
import { placeableOf } from '../domain/ledger.ts';
import { total } from '../domain/total.ts';
import { formatNumber } from './format.ts';

/** What a row, a location or a sum must know of its ledger to draw its beds. */
export type BedFigures = Parameters<typeof placeableOf>[0];

export type BedKind = 'occupied' | 'reserved' | 'lost' | 'out' | 'free' | 'over' | 'promised';
/** `n` cells; `count` is the number that the ledger gives for it, people without a bed or promise without one included. */
export type BedPart = { kind: BedKind; n: number; count: number };

/** Bed places in the ledger's order; kinds that do not occur are left out. */
export function bedParts(figures: BedFigures): BedPart[] {
	const { occupied, reserved, overcrowded, overpromised } = figures;
	const parts: BedPart[] = [
		{ kind: 'occupied', n: occupied - overcrowded, count: occupied },
		{ kind: 'reserved', n: reserved - overpromised, count: reserved },
		whole('lost', total(figures.snijverlies)),
		whole('out', figures.outOfService),
		whole('free', placeableOf(figures)),
		whole('over', overcrowded),
		whole('promised', overpromised)
	];
	return parts.filter(({ n }) => n > 0);
}

/** `102 bezet, 1 gereserveerd, 3 vrij` */
export function describeParts(parts: BedPart[]): string {
	return parts.map(({ kind, count }) => PART_WORDS[kind]({ n: formatNumber(count) })).join(', ');
}

const PART_WORDS: Record<BedKind, (inputs: { n: string }) => string> = {
	occupied: m.bed_n_occupied,
	reserved: m.bed_n_reserved,
	lost: m.bed_n_lost,
	out: m.bed_n_out,
	free: m.bed_n_free,
	over: m.bed_n_over,
	promised: m.bed_n_promised
};

function whole(kind: BedKind, n: number): BedPart {
	return { kind, n, count: n };
}
