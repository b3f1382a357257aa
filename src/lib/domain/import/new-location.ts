import type { MutationArgs } from '../schema/mutation.ts';
import type { ImportRequest } from './import-plan.ts';
import { toPlaceId } from './place-id.ts';
import type { SheetSite } from './read-row.ts';
import type { SheetAddress } from './split-address.ts';

export type NewLocation = MutationArgs<'location.add'>;
type WholeAddress = NonNullable<NewLocation['address']>;

/** A location without a whole address cannot be found by anybody, so none is made. */
export function isWholeAddress(address: SheetAddress): address is WholeAddress {
	return Boolean(address.street && address.number && address.postcode && address.city);
}

export function toNewLocation(site: SheetSite, request: ImportRequest): NewLocation {
	if (!isWholeAddress(site.address)) throw new Error('a new location needs a whole address');
	return {
		id: toPlaceId(request.regionId, site),
		regionId: request.regionId,
		municipality: site.municipality,
		name: site.name,
		kind: site.kind ?? request.kind ?? 'other',
		...(site.operator ? { operator: site.operator } : {}),
		address: site.address
	};
}
