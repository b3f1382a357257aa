import { normaliseText } from '../src/lib/domain/import/normalise-text.ts';
import { figuresToLedger } from '../src/lib/domain/figures-of.ts';
import { type Ledger, placeableOf } from '../src/lib/domain/ledger.ts';
import type { RoomLine, RoomList, RoomProblemCode } from '../src/lib/domain/room-list/room-list.ts';
import type { RoomTarget } from '../src/lib/domain/room-list/room-request.ts';
import { sumRooms } from '../src/lib/domain/room-list/sum-rooms.ts';
import { total } from '../src/lib/domain/total.ts';
import { toColumns } from './command.ts';

/** One location: what it says beside what its rooms add up to, and each line that is not read as it stands (D5). */
export function printRooms(one: { list: RoomList; name: string; target: RoomTarget }): string {
	const { list, name, target } = one;
	const works = target.location.detail === 'units' ? 'counts per room' : 'counts as a whole';
	return [
		`${name}, which ${works}: ${countLines(list, target)}`,
		...toColumns([
			['', 'location says', 'rooms add up to'],
			...sumsOf(list, figuresToLedger(target.figures), sumRooms({ list, target }))
		]),
		...list.lines.flatMap(problemsOf)
	].join('\n');
}

function countLines({ lines }: RoomList, { units }: RoomTarget): string {
	const there = units.filter(({ unit }) => !unit.retired);
	const names = new Set(there.map(({ unit }) => normaliseText(unit.name)));
	const taken = lines.filter(({ room }) => room);
	const known = taken.filter((line) => names.has(normaliseText(line.name))).length;
	const refused = lines.length - taken.length;
	return `rooms ${taken.length - known} new, ${known} known; lines refused ${refused}`;
}

/** A list that counts nobody adds up to beds, and to nothing else. */
function sumsOf({ isCounted }: RoomList, site: Ledger, rooms: Ledger): string[][] {
	const rows: [string, (ledger: Ledger) => number][] = [
		['beds', ({ realised }) => realised],
		['people', ({ occupied }) => occupied],
		['out of service', ({ outOfService }) => outOfService],
		['snijverlies', ({ snijverlies }) => total(snijverlies)],
		['placeable', placeableOf],
		['too many', ({ overcrowded }) => overcrowded]
	];
	return rows
		.slice(0, isCounted ? rows.length : 1)
		.map(([name, of]) => [`  ${name}`, String(of(site)), String(of(rooms))]);
}

function problemsOf({ line, problems }: RoomLine): string[] {
	return problems.map(({ code, text }) => {
		const what = text ? `"${text}": ` : '';
		return `  line ${line}: ${what}${PROBLEM_TEXTS[code]}`;
	});
}

const PROBLEM_TEXTS: Record<RoomProblemCode, string> = {
	'room-missing': 'no room stated; the line is refused',
	'room-name': 'does not fit as the name of a room; the line is refused',
	'personal-data': 'holds what looks like a citizen service number; the line is refused',
	'beds-unreadable': 'is no number of beds; the line is refused',
	'people-unreadable': 'is no number of people; the line is refused',
	'duplicate-room': 'stands in the list twice; this line is refused',
	'people-missing': 'no number of people stated, counts as 0',
	'out-unreadable': 'is no number of beds out of service; left out',
	'floor-unreadable': 'is no floor; left out',
	'shared-unreadable': 'does not say how the room is shared; left out',
	'suitability-unreadable': 'is neither yes nor no; left out',
	'note-left-out': 'the remark holds what looks like a citizen service number; left out'
};
