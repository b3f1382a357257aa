import type { MutationArgs } from '../schema/mutation.ts';
import { decideField } from './field-chain.ts';
import { unitFieldEdit } from './field-edits.ts';
import { type DecideContext, type Decision, reject, type World } from './world.ts';

export function setUnitField(
	world: World,
	args: MutationArgs<'unit.setField'>,
	context: DecideContext
): Decision {
	const unit = world.units.get(args.unitId);
	const location = unit && world.locations.get(unit.locationId);
	if (!unit || !location) return reject('not-found', args.unitId);
	const edit = unitFieldEdit(context.me, location, unit, args.field, args.value);
	if ('status' in edit) return edit;
	if (context.mutation.base === undefined) return reject('invalid', 'base: missing');
	return decideField(world, edit, context);
}
