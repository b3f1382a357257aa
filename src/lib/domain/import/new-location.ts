import type { MutationArgs } from '../schema/mutation.ts';
import type { ImportRequest } from './import-plan.ts';
import type { SheetSite } from './read-row.ts';

export type NewLocation = MutationArgs<'location.add'>;

/** null: the address is not complete, and a location without one cannot be found by anybody. */
export function toNewLocation(site: SheetSite, request: ImportRequest): NewLocation | null {
	const { street, number, suffix, postcode, city } = site.address;
	if (!street || !number || !postcode || !city) return null;
	return {
		id: request.ids(),
		regionId: request.regionId,
		municipality: site.municipality,
		name: site.name,
		kind: site.kind ?? request.kind ?? 'other',
		...(site.operator ? { operator: site.operator } : {}),
		address: { street, number, ...(suffix ? { suffix } : {}), postcode, city }
	};
}
