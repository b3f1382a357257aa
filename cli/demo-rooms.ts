import type { SetDetailEntry } from '../src/lib/domain/schema/entry.ts';
import { planWeek } from './demo-week.ts';
import type { Intent } from './push-all.ts';

const HOUR_MS = 3_600_000;
const YES_NO: Record<string, string> = { ja: 'yes', nee: 'no' };

const SITE = {
	regionId: 'VR04',
	municipality: 'GM0193',
	name: 'Appartementen De Kade',
	kind: 'hub',
	operator: 'municipality',
	address: { street: 'Pannekoekendijk', number: '12', postcode: '8011 TC', city: 'Zwolle' }
};

/** What its manager said of the whole the day before: two people more than were found in the rooms. */
const SITE_COUNT = { people: 99, hoursAgo: 27 };

type Deps = { newId: () => string; now: number };

/** One location that works per room: counted as a whole the day before, and three hours ago by room (D5). `rows` as in `kamers.csv`. */
export function planRooms([, ...rows]: string[][], { newId, now }: Deps): Intent[] {
	const locationId = newId();
	const rooms = rows.map((row) => ({ id: newId(), row }));
	const at = (hoursAgo: number) => new Date(now - hoursAgo * HOUR_MS).toISOString();
	const status = { locationId, field: 'status', value: 'open' };
	return [
		{ name: 'location.add', args: { id: locationId, ...SITE } },
		{ name: 'location.setField', args: status, base: null },
		...rooms.map(({ id, row }) => ({
			name: 'unit.add',
			args: { id, locationId, ...toUnit(row) }
		})),
		...planSiteCount(locationId, rows, at(SITE_COUNT.hoursAgo)),
		{
			name: 'location.setDetail',
			args: { locationId, detail: 'units', units: rooms.map(toCount), observedAt: at(3) }
		}
	];
}

function planSiteCount(locationId: string, rows: string[][], observedAt: string): Intent[] {
	const beds = rows.reduce((sum, row) => sum + Number(row[2]), 0);
	const entries = [
		{ kind: 'setRealised', n: beds },
		{ kind: 'recount', n: SITE_COUNT.people }
	];
	const counted = entries.map((entry) => ({
		name: 'occupancy.record' as const,
		args: { locationId, entry, source: 'import', observedAt },
		deviceAt: observedAt
	}));
	return [...planWeek({ locationId, beds, people: SITE_COUNT.people, observedAt }), ...counted];
}

function toUnit([name, floor, beds, , shared, wheelchair, pets, infants]: string[]) {
	return {
		name,
		floor: Number(floor),
		beds: Number(beds),
		sharedBy: shared === 'vrouwen' ? 'women' : 'family',
		suitable: {
			wheelchair: toFitness(wheelchair),
			pets: toFitness(pets),
			infants: toFitness(infants)
		}
	};
}

function toCount({
	id,
	row
}: {
	id: string;
	row: string[];
}): NonNullable<SetDetailEntry['units']>[number] {
	const out = Number(row[8]);
	return {
		unitId: id,
		occupied: Number(row[3]),
		outOfService: out > 0 ? { repair: { n: out } } : {}
	};
}

function toFitness(text = ''): string {
	return YES_NO[text] ?? 'unknown';
}
