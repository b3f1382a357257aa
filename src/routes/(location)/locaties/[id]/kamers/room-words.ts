import type { UnitView } from '$lib/client/view-types.ts';
import { total } from '$lib/domain/total.ts';
import { OUT_OF_SERVICE_WORDS, wordOf } from '$lib/ui/domain-words.ts';
import { formatNumber } from '$lib/ui/format.ts';
import { m } from '$messages/messages';

export type RoomWord = { tone: 'plain' | 'free' | 'reserved' | 'lost' | 'alarm'; text: string };

/** What a tile says of its room, what asks for a look first; a room of which nothing is to be said is full. */
export function roomWords({ figures, placeable }: UnitView): RoomWord[] {
	if (figures.realised === 0 && figures.occupied === 0)
		return [{ tone: 'plain', text: m.rooms_no_beds() }];
	const lost = total(figures.snijverlies);
	const isEmpty = figures.occupied === 0 && figures.reserved === 0;
	const words: (RoomWord | false)[] = [
		figures.overcrowded > 0 && {
			tone: 'alarm',
			text: m.ledger_over_count({ n: formatNumber(figures.overcrowded) })
		},
		figures.overpromised > 0 && {
			tone: 'alarm',
			text: m.bed_n_promised({ n: formatNumber(figures.overpromised) })
		},
		placeable > 0 && {
			tone: 'free',
			text: isEmpty
				? m.rooms_empty({ n: formatNumber(placeable) })
				: m.bed_n_free({ n: formatNumber(placeable) })
		},
		figures.reserved > 0 && {
			tone: 'reserved',
			text: m.bed_n_reserved({ n: formatNumber(figures.reserved) })
		},
		lost > 0 && { tone: 'lost', text: m.rooms_lost({ n: formatNumber(lost) }) },
		figures.outOfService > 0 && { tone: 'plain', text: outWords(figures) }
	];
	const said = words.filter((word) => word !== false);
	return said.length > 0 ? said : [{ tone: 'plain', text: m.rooms_full() }];
}

function outWords({ outOfService, outOfServiceBy, realised }: UnitView['figures']): string {
	const reasons = Object.entries(outOfServiceBy)
		.filter(([, n]) => n > 0)
		.map(([reason]) => wordOf(OUT_OF_SERVICE_WORDS, reason).toLocaleLowerCase('nl'))
		.join(', ');
	return outOfService >= realised
		? m.rooms_out_all({ reasons })
		: m.rooms_out({ n: formatNumber(outOfService), reasons });
}
