import { findPersonalData } from '../personal-data.ts';
import { permits, placeOf } from '../permissions.ts';
import type { MutationArgs } from '../schema/mutation.ts';
import { type DecideContext, type Decision, reject, type World } from './world.ts';

export function addUnit(
	world: World,
	args: MutationArgs<'unit.add'>,
	{ me }: DecideContext
): Decision {
	const location = world.locations.get(args.locationId);
	if (!location) return reject('not-found', args.locationId);
	if (!permits(me, { do: 'editUnits' }, placeOf(location))) return reject('forbidden');
	if (location.status === 'closed') return reject('closed');
	if (world.units.has(args.id)) return reject('invalid', 'id: taken');
	if (findPersonalData(args.name)) return reject('personal-data', 'name');
	const unit = {
		...args,
		regionId: location.regionId,
		suitable: args.suitable ?? {},
		sharedBy: args.sharedBy ?? ('family' as const),
		retired: false,
		fieldWriter: {}
	};
	return { status: 'applied', regionId: location.regionId, writes: [{ put: 'unit', unit }] };
}
