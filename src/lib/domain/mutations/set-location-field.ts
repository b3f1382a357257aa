import type { MutationArgs } from '../schema/mutation.ts';
import { decideField } from './field-chain.ts';
import { locationFieldEdit } from './field-edits.ts';
import { type DecideContext, type Decision, reject, type World } from './world.ts';

export function setLocationField(
	world: World,
	args: MutationArgs<'location.setField'>,
	context: DecideContext
): Decision {
	const location = world.locations.get(args.locationId);
	if (!location) return reject('not-found', args.locationId);
	const edit = locationFieldEdit(context.me, location, args.field, args.value);
	if ('status' in edit) return edit;
	if (context.mutation.base === undefined) return reject('invalid', 'base: missing');
	return decideField(world, edit, context);
}
