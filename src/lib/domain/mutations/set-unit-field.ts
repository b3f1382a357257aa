import type { MutationArgs } from '../schema/mutation.ts';
import { unitEdit } from './field-edits.ts';
import { takeField } from './take-field.ts';
import { type DecideContext, type Decision, reject, type World } from './world.ts';

export function setUnitField(
	world: World,
	{ unitId, field, value }: MutationArgs<'unit.setField'>,
	context: DecideContext
): Decision {
	const unit = world.units.get(unitId);
	const location = unit && world.locations.get(unit.locationId);
	if (!unit || !location) return reject('not-found', unitId);
	return takeField(world, unitEdit(location, unit, field), value, context);
}
