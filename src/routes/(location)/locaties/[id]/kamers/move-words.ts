import type { UnitView } from '$lib/client/view-types.ts';
import type { ProposedMove } from '$lib/domain/proposals/to-proposals.ts';
import { SUITABILITIES } from '$lib/domain/schema/location.ts';
import { m } from '$messages/messages';
import { suitsWords } from '../../../../day/suits-words.ts';

/** Who goes where. */
export function moveWords({ fromId, toId, people }: ProposedMove, units: UnitView[]): string {
	const name = (id: string) => roomOf(id, units)?.unit.name ?? '';
	return m.win_move({ n: people, from: name(fromId), to: name(toId) });
}

/** Why the new room is good enough, as far as anybody said: fewer beds, no more stairs, what the old one offered. */
export function whyWords({ fromId, toId }: ProposedMove, units: UnitView[]): string {
	const from = roomOf(fromId, units);
	const to = roomOf(toId, units);
	if (!from || !to) return '';
	const kept = suitsWords({ unit: { ...to.unit, suitable: offeredByBoth(from, to) } });
	return [
		m.win_why_beds({ n: usable(to), before: usable(from) }),
		floorWords(from.unit.floor, to.unit.floor),
		kept.length > 0 ? m.win_why_suits({ needs: kept.join(', ') }) : ''
	]
		.filter(Boolean)
		.join(' · ');
}

function roomOf(id: string, units: UnitView[]): UnitView | undefined {
	return units.find(({ unit }) => unit.id === id);
}

function usable({ figures }: UnitView): number {
	return figures.realised - figures.outOfService;
}

function floorWords(from: number | undefined, to: number | undefined): string {
	if (to === undefined) return '';
	if (to === from) return m.win_why_same_floor();
	return to === 0 ? m.win_why_ground() : m.win_why_fewer_stairs();
}

function offeredByBoth(from: UnitView, to: UnitView): UnitView['unit']['suitable'] {
	const both = SUITABILITIES.filter(
		(need) => from.unit.suitable[need] === 'yes' && to.unit.suitable[need] === 'yes'
	);
	return Object.fromEntries(both.map((need) => [need, 'yes']));
}
