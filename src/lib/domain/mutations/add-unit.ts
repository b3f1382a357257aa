import { findPersonalDetail } from '../personal-details.ts';
import { permits, placeOf } from '../permissions.ts';
import type { MutationArgs } from '../schema/mutation.ts';
import type { Unit } from '../schema/unit.ts';
import { type DecideContext, type Decision, reject, type World } from './world.ts';

export function addUnit(
	world: World,
	args: MutationArgs<'unit.add'>,
	{ me, receivedAt }: DecideContext
): Decision {
	const location = world.locations.get(args.locationId);
	if (!location) return reject('not-found', args.locationId);
	if (!permits(me, { do: 'editUnits' }, placeOf(location))) return reject('forbidden');
	if (location.status === 'closed') return reject('closed');
	const found = findPersonalDetail(args.name, receivedAt);
	if (found) return reject('personal-data', `name: ${found}`);
	const known = world.units.get(args.id);
	if (known) return meet(known, args);
	const unit = {
		...args,
		regionId: location.regionId,
		suitable: args.suitable ?? {},
		sharedBy: args.sharedBy ?? ('family' as const),
		addedAt: receivedAt,
		retired: false,
		fieldWriter: {}
	};
	return { status: 'applied', regionId: location.regionId, writes: [{ put: 'unit', unit }] };
}

/** Two devices that import one room list make the same ids: what is there already is what the second one meant. */
function meet({ locationId, regionId }: Unit, args: MutationArgs<'unit.add'>): Decision {
	return locationId === args.locationId
		? { status: 'noop', regionId, writes: [] }
		: reject('invalid', 'id: taken');
}
