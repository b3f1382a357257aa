import { permits, placeOf } from '../permissions.ts';
import type { MutationArgs } from '../schema/mutation.ts';
import type { Unit } from '../schema/unit.ts';
import { type DecideContext, type Decision, reject, type World } from './world.ts';

/** D5: takes a retirement back as if it had not been, so that the unit's beds never stopped counting. */
export function restoreUnit(
	world: World,
	args: MutationArgs<'unit.restore'>,
	{ me }: DecideContext
): Decision {
	const unit = world.units.get(args.unitId);
	const location = unit && world.locations.get(unit.locationId);
	if (!unit || !location) return reject('not-found', args.unitId);
	if (!permits(me, { do: 'editUnits' }, placeOf(location))) return reject('forbidden');
	if (location.status === 'closed') return reject('closed');
	if (!unit.retired) return { status: 'noop', regionId: unit.regionId, writes: [] };
	return {
		status: 'applied',
		regionId: unit.regionId,
		writes: [{ put: 'unit', unit: unretired(unit) }]
	};
}

export function unretired({ retiredAt: _retiredAt, ...unit }: Unit): Unit {
	return { ...unit, retired: false };
}
