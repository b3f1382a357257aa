import { permits, placeOf } from '../permissions.ts';
import type { MutationArgs } from '../schema/mutation.ts';
import { madeAtOf } from '../times-of-mutation.ts';
import { type DecideContext, type Decision, reject, type World } from './world.ts';

/** D5: a retired unit has no beds; one with people in it cannot be retired. */
export function retireUnit(
	world: World,
	args: MutationArgs<'unit.retire'>,
	{ me, mutation, receivedAt }: DecideContext
): Decision {
	const unit = world.units.get(args.unitId);
	const location = unit && world.locations.get(unit.locationId);
	if (!unit || !location) return reject('not-found', args.unitId);
	if (!permits(me, { do: 'editUnits' }, placeOf(location))) return reject('forbidden');
	if (unit.retired) return { status: 'noop', regionId: unit.regionId, writes: [] };
	const state = world.stateOf(location.id);
	const people = state.detail === 'units' ? (state.units[unit.id]?.occupied ?? 0) : 0;
	if (people > 0) return reject('invalid', `unitId: ${people} people in it`);
	const retired = { ...unit, retired: true, retiredAt: madeAtOf(mutation, receivedAt) };
	return { status: 'applied', regionId: unit.regionId, writes: [{ put: 'unit', unit: retired }] };
}
