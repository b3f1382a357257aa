import type { LocationView, UnitView } from '$lib/client/view-types.ts';
import type { Figures } from '$lib/domain/schema/figures.ts';
import type { Unit } from '$lib/domain/schema/unit.ts';
import { isClosed } from '$lib/domain/snijverlies.ts';
import type { OutParts } from './out-of-service.ts';

/** What a form counts in: the location, one of its units, or its people who are not yet in a unit (D5). */
export type Place = {
	/** '' = the location, or at `units` its rest. */
	unitId: string;
	name: string | null;
	figures: Figures;
	/** Who can leave it: at `units` those of the rest, which is all that a place without a unit has of its own (D5). */
	people: number;
	/** Out of service as it stands, with the day each is expected back. */
	out: OutParts;
	placeable: number;
	/** Of a unit: how many still fit, and whether it is given whole; its own people lose no beds of it (D6). */
	room?: { fits: number; isClosed: boolean };
	/** At `units` no room at all: what leaves it makes it less than nothing (D5). */
	isRest?: true;
	newestCountId: string | null;
};

/** Nothing chosen yet; '' is a choice: people who are not yet in a unit. */
export const NO_UNIT = '-';

export function wholePlace(view: LocationView): Place {
	const { figures, placeable, newestCountId, detail, rest } = view;
	const common = { unitId: '', name: null, figures, placeable, out: outOf(view) };
	return detail === 'site'
		? { ...common, people: figures.occupied, newestCountId }
		: { ...common, people: Math.max(0, rest), isRest: true, newestCountId: null };
}

export function placeOf(view: LocationView, unitId: string): Place | undefined {
	if (unitId === '') return wholePlace(view);
	const found = view.units.find(({ unit }) => unit.id === unitId);
	return found && unitPlace(found);
}

/** Units that people can be in now. */
export function openUnits(view: LocationView): UnitView[] {
	return view.units.filter(({ unit }) => !unit.retired);
}

export function nameOfUnit(view: Pick<LocationView, 'units'>, unitId: string): string | null {
	return unitOf(view, unitId)?.name ?? null;
}

export function unitOf(view: Pick<LocationView, 'units'>, unitId: string): Unit | undefined {
	return view.units.find(({ unit }) => unit.id === unitId)?.unit;
}

function unitPlace(view: UnitView): Place {
	const { unit, figures, placeable, newestCountId } = view;
	const { realised, outOfService, occupied, reserved } = figures;
	const fits = Math.max(0, realised - outOfService - occupied - reserved);
	const room = { fits, isClosed: isClosed(unit.sharedBy) };
	const common = { name: unit.name, figures, out: outOf(view), placeable, newestCountId };
	return { unitId: unit.id, ...common, people: occupied, room };
}

function outOf({ figures, outUntil }: Pick<UnitView, 'figures' | 'outUntil'>): OutParts {
	return Object.fromEntries(
		Object.entries(figures.outOfServiceBy).map(([reason, n]) => {
			const until = outUntil[reason];
			return [reason, until ? { n, until } : { n }];
		})
	);
}
