import { findPersonalData } from '../personal-data.ts';
import { permits } from '../permissions.ts';
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
	if (!hasMunicipality(region, args.municipality, receivedAt.slice(0, 10)))
		return reject('invalid', `municipality: ${args.municipality} is not in ${region.id}`);
	if (world.locations.has(args.id)) return reject('invalid', 'id: taken');
	const texts = Object.values({ name: args.name, ...args.address });
	if (texts.some((text) => typeof text === 'string' && findPersonalData(text)))
		return reject('personal-data', 'name or address');
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

function hasMunicipality(region: Region, code: string, today: string): boolean {
	return region.municipalities.some(
		(municipality) =>
			municipality.code === code &&
			(municipality.from ?? '') <= today &&
			today < (municipality.to ?? '9999')
	);
}
