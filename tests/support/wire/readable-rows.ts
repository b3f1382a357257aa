import type { Me, Role } from '../../../src/lib/domain/schema/person.ts';
import type { RowType, WireRow } from '../../../src/lib/sync/messages.ts';

/** Whose rows somebody gets of a type: of `places` only where the row's location or own code says so. */
type Reach = 'own regions' | 'other regions' | 'own municipalities' | 'own locations' | 'nothing';

const ENTERING: Record<Role, Reach> = {
	manager: 'own locations',
	municipal: 'own municipalities',
	rcvs: 'own regions',
	coordinator: 'own regions',
	reader: 'nothing',
	national: 'nothing'
};

const EVERYBODY: Reach = 'own regions';

/** "Who gets what" of the protocol, by hand; a new type of row needs a line here. */
export const GETS: Record<Exclude<RowType, 'me'>, Record<Role, Reach>> = {
	region: {
		manager: EVERYBODY,
		municipal: EVERYBODY,
		rcvs: EVERYBODY,
		coordinator: EVERYBODY,
		reader: EVERYBODY,
		national: EVERYBODY
	},
	location: { ...ENTERING, reader: EVERYBODY, national: EVERYBODY },
	unit: ENTERING,
	entry: ENTERING,
	conflict: ENTERING,
	staff: ENTERING,
	/** As they are in the example: open and not shared. */
	question: { ...ENTERING, municipal: 'nothing' },
	/** The nation's desk has every region whole; who works at one place has no use for another region. */
	total: {
		manager: 'nothing',
		municipal: 'nothing',
		rcvs: 'other regions',
		coordinator: 'other regions',
		reader: 'other regions',
		national: 'nothing'
	}
};

/** Columns of a location that tell figures and nothing of where it is or who is there. */
export const FIGURES_ONLY = [
	'id',
	'regionId',
	'municipality',
	'name',
	'kind',
	'operator',
	'suitable',
	'status',
	'opensOn',
	'closesOn',
	'pipeline',
	'hidden',
	'detail',
	'figures'
];

type Whereabouts = { regionId: string; municipality: string };

/** Ids of the rows of this type that somebody should get, of all the rows there are. */
export function idsFor(
	me: Me,
	type: Exclude<RowType, 'me'>,
	all: WireRow[],
	placeOf: ReadonlyMap<string, Whereabouts>
): string[] {
	const reach = GETS[type][me.role];
	return all
		.filter((row) => row.type === type && isWithin(row))
		.map(({ id }) => id)
		.sort();

	function isWithin({ id, row }: WireRow): boolean {
		if (type === 'region') return me.regions.includes(id);
		if (type === 'total') return reach === 'other regions' && !me.regions.includes(id);
		const locationId = type === 'location' ? id : String(row!.locationId);
		const place = placeOf.get(locationId)!;
		switch (reach) {
			case 'own regions':
				return me.regions.includes(place.regionId);
			case 'own municipalities':
				return me.municipalities.includes(place.municipality);
			case 'own locations':
				return me.locations.includes(locationId);
			case 'other regions':
			case 'nothing':
				return false;
		}
	}
}
