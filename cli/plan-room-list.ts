import { amsterdamInstant } from '../src/lib/domain/import/amsterdam.ts';
import { normaliseText } from '../src/lib/domain/import/normalise-text.ts';
import { planRooms } from '../src/lib/domain/room-list/plan-rooms.ts';
import { readRoomLists } from '../src/lib/domain/room-list/read-room-list.ts';
import type { RoomMapping } from '../src/lib/domain/room-list/room-columns.ts';
import type { RoomList } from '../src/lib/domain/room-list/room-list.ts';
import type { RoomTarget } from '../src/lib/domain/room-list/room-request.ts';
import type { Location } from '../src/lib/domain/schema/location.ts';
import type { App } from '../src/lib/server/app.ts';
import { isOutcome, type Outcome, refuse } from './command.ts';
import type { ImportOptions, Stands } from './import-options.ts';
import type { Planned, PlannedChange } from './planned.ts';
import { howItWasRead } from './print-plan.ts';
import { printRooms } from './print-rooms.ts';
import { readOpenLocations, readRoomTarget } from './read-room-target.ts';
import type { Sheet } from './read-sheet.ts';

type Asked = Pick<ImportOptions, 'location' | 'stands' | 'sheetDate'> & { regionId: string };
type OfLocation = { list: RoomList; name: string; target: RoomTarget };

/** What a list of rooms would change, location by location (D5). */
export async function planRoomList(
	app: App,
	sheet: Sheet,
	mapping: RoomMapping,
	asked: Asked
): Promise<Planned | Outcome> {
	const lists = readRoomLists(sheet.table.rows, mapping, new Date(app.clock()).toISOString());
	if (lists.length === 0) return refuse('There are no rooms below the header.');
	const locations = await readOpenLocations(app.store, asked.regionId);
	const found = asked.location
		? findAsked(lists, locations, asked.location)
		: findNamed(lists, locations);
	if (isOutcome(found)) return found;
	const all: OfLocation[] = [];
	for (const { list, location } of found)
		all.push({ list, name: location.name, target: await readRoomTarget(app.store, location.id) });
	return planAll(all, sheet, asked);
}

function planAll(all: OfLocation[], sheet: Sheet, asked: Asked): Planned | Outcome {
	const uncounted = all.find((one) => !one.list.isCounted && one.target.location.detail === 'site');
	if (uncounted && asked.stands === 'rooms')
		return refuse(`${uncounted.name}: the list has no column of people, so --stands site.`);
	const open = all.filter((one) => standsOf(one, asked) === null).map(({ name }) => name);
	return {
		preview: [howItWasRead(sheet), ...all.map(printRooms)].join('\n\n'),
		asked: open.length > 0 ? askWhichStand(open) : null,
		changes: open.length > 0 ? [] : all.flatMap((one) => changesOf(one, asked))
	};
}

/** Where people are counted per room already, or the list counts nobody, there is nothing to choose. */
function standsOf({ list, target }: OfLocation, { stands }: Asked): Stands | null {
	if (target.location.detail === 'units') return 'rooms';
	return list.isCounted ? (stands ?? null) : 'site';
}

function changesOf(one: OfLocation, asked: Asked): PlannedChange[] {
	const { list, name, target } = one;
	const { sheetDate } = asked;
	/** The earliest moment of that day, so that what was counted then is newer. */
	const observedAt = sheetDate && amsterdamInstant(sheetDate, { hours: 0, minutes: 0, seconds: 0 });
	const planned = planRooms({
		...{ list, target, stands: standsOf(one, asked)!, source: 'import' },
		...(observedAt ? { observedAt } : {})
	});
	return planned.map((intent) => ({ where: name, intent }));
}

type Found = { list: RoomList; location: Location }[];

function findNamed(lists: RoomList[], locations: Location[]): Found | Outcome {
	const found: Found = [];
	for (const list of lists) {
		const named = locations.filter(({ name }) => isSame(name, list.location));
		if (named.length !== 1) return refuse(whyNotFound(list, named.length));
		found.push({ list, location: named[0]! });
	}
	return found;
}

/** Of a file with the rooms of several locations only those of this one. */
function findAsked(lists: RoomList[], locations: Location[], asked: string): Found | Outcome {
	const meant = locations.filter(({ id, name }) => id === asked || isSame(name, asked));
	const [location, ...others] = meant;
	if (!location || others.length > 0) return refuse(whyNotMeant(asked, meant.length));
	const list = lists.length === 1 ? lists[0] : lists.find((one) => isSame(one.location, asked));
	if (!list) return refuse(`There are no rooms of ${location.name} in the list.`);
	return [{ list, location }];
}

function isSame(a: string, b: string): boolean {
	return normaliseText(a) === normaliseText(b);
}

function whyNotFound({ location }: RoomList, named: number): string {
	if (location === '')
		return 'The list does not say of which location it is: say it with --location.';
	const many = named > 1 ? 'More than one open location is' : 'No open location is';
	return `${many} called "${location}": say which with --location NAME or --location ID.`;
}

function whyNotMeant(asked: string, meant: number): string {
	return meant > 1
		? `--location ${asked}: more than one is called so; use its id, which stands in the address of its page.`
		: `--location ${asked}: there is no open location of that name or id in the region.`;
}

function askWhichStand(names: string[]): string {
	return [
		`Nothing is written: which numbers hold for ${names.join(', ')}?`,
		'  --stands rooms  those of the rooms: people are counted per room from then on',
		'  --stands site   those of the location: the rooms are added, and no number changes'
	].join('\n');
}
