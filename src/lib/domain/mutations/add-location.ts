import { amsterdamDay } from '../import/amsterdam.ts';
import { findPersonalData } from '../personal-data.ts';
import { permits } from '../permissions.ts';
import type { Location } from '../schema/location.ts';
import type { MutationArgs } from '../schema/mutation.ts';
import type { Region } from '../schema/region.ts';
import { type DecideContext, type Decision, reject, type World } from './world.ts';

/** A new site starts as `preparing`, at `site` detail, with nothing in it. */
export function addLocation(
	world: World,
	args: MutationArgs<'location.add'>,
	{ me, receivedAt }: DecideContext
): Decision {
	const region = world.regions.get(args.regionId);
	if (!region) return reject('not-found', args.regionId);
	if (!permits(me, { do: 'addLocation' }, args)) return reject('forbidden');
	if (!hasMunicipality(region, args.municipality, amsterdamDay(receivedAt)))
		return reject('invalid', `municipality: ${args.municipality} is not in ${region.id}`);
	const texts = Object.values({ name: args.name, ...args.address });
	if (texts.some((text) => typeof text === 'string' && findPersonalData(text)))
		return reject('personal-data', 'name or address');
	const known = world.locations.get(args.id);
	if (known) return meet(known, args);
	const location = {
		...args,
		suitable: {},
		status: 'preparing' as const,
		hidden: false,
		fieldWriter: {},
		detail: 'site' as const
	};
	return { status: 'applied', regionId: args.regionId, writes: [{ put: 'location', location }] };
}

/** Two devices that import one sheet make the same ids: what is there already is what the second one meant. */
function meet(known: Location, { regionId, municipality }: MutationArgs<'location.add'>): Decision {
	return known.regionId === regionId && known.municipality === municipality
		? { status: 'noop', regionId, writes: [] }
		: reject('invalid', 'id: taken');
}

function hasMunicipality(region: Region, code: string, today: string): boolean {
	return region.municipalities.some(
		(municipality) =>
			municipality.code === code &&
			(municipality.from ?? '') <= today &&
			today < (municipality.to ?? '9999')
	);
}
