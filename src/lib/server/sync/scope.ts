import { createHash } from 'node:crypto';
import { readsOtherTotals } from '../../domain/permissions.ts';
import type { Me } from '../../domain/schema/person.ts';
import { PROTOCOL } from '../../sync/version.ts';
import type { Reader } from '../store/store.ts';

/** What somebody may read, as the pull uses it (S10). */
export type Scope = {
	/** The person with the regions that their locations and municipalities lie in. */
	me: Me;
	/** Opaque; another value means another set of rows, so the device starts anew (S9). */
	key: string;
	/** In order; every one has a position in the cursor (S6). */
	regionIds: string[];
	/** null: every location of those regions. */
	locationIds: string[] | null;
	/** Steering figures only: no entries, units, people, addresses. */
	figuresOnly: boolean;
	/** Of the regions outside it the totals. */
	otherTotals: boolean;
};

export async function scopeOf(reader: Reader, me: Me): Promise<Scope> {
	const { regionIds, locationIds } = await reach(reader, me);
	const own = { ...me, regions: regionIds };
	return {
		me: own,
		key: createHash('sha256')
			.update(JSON.stringify([PROTOCOL, own]))
			.digest('base64url')
			.slice(0, 22),
		regionIds,
		locationIds,
		figuresOnly: me.role === 'reader' || me.role === 'national',
		otherTotals: readsOtherTotals(me)
	};
}

async function reach(
	reader: Reader,
	me: Me
): Promise<{ regionIds: string[]; locationIds: string[] | null }> {
	switch (me.role) {
		case 'manager':
			return { regionIds: await regionsOfLocations(reader, me), locationIds: me.locations };
		case 'municipal': {
			const { municipalities } = me;
			const regionIds = await regionsOfMunicipalities(reader, me);
			const locationIds = await reader.locationIdsOf({ regionIds, municipalities });
			return { regionIds, locationIds };
		}
		case 'national':
			return { regionIds: await reader.allRegionIds(), locationIds: null };
		default:
			return { regionIds: [...me.regions].sort(), locationIds: null };
	}
}

async function regionsOfLocations(reader: Reader, me: Me): Promise<string[]> {
	const homes = await reader.homes({ locations: me.locations, units: [], conflicts: [] });
	return [...new Set([...me.regions, ...homes.regionIds])].sort();
}

async function regionsOfMunicipalities(reader: Reader, me: Me): Promise<string[]> {
	const regions = await reader.regions(await reader.allRegionIds());
	const codes = new Set(me.municipalities);
	return regions
		.filter(({ doc }) => doc.municipalities.some(({ code }) => codes.has(code)))
		.map(({ id }) => id);
}
