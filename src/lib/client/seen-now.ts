import { type Seen, seenOf } from '../domain/fold/confirms.ts';
import type { Figures } from '../domain/schema/figures.ts';
import type { LocationView } from './view-types.ts';

/** What "Klopt nog" states: the numbers on this screen, of the location or of one unit (D14). */
export function seenNow(
	view: Pick<LocationView, 'detail' | 'figures'> & Partial<Pick<LocationView, 'units'>>,
	unitId?: string
): Seen {
	const figures = unitId ? unitFigures(view, unitId) : view.figures;
	const inputs = {
		realised: figures.realised,
		occupied: figures.occupied,
		outOfServiceBy: figures.outOfServiceBy,
		declared: figures.snijverliesDeclared
	};
	return seenOf(inputs, unitId ? 'units' : view.detail);
}

function unitFigures(view: Partial<Pick<LocationView, 'units'>>, unitId: string): Figures {
	const found = view.units?.find(({ unit }) => unit.id === unitId);
	if (!found) throw new Error(`no unit ${unitId} in this view`);
	return found.figures;
}
