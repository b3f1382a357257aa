import type { MutationArgs } from '../schema/mutation.ts';
import { locationEdit } from './field-edits.ts';
import { takeField } from './take-field.ts';
import { type DecideContext, type Decision, reject, type World } from './world.ts';

export function setLocationField(
	world: World,
	{ locationId, field, value }: MutationArgs<'location.setField'>,
	context: DecideContext
): Decision {
	const location = world.locations.get(locationId);
	if (!location) return reject('not-found', locationId);
	return takeField(world, locationEdit(location, field), value, context);
}
