import { saysNothing, saysUnknown } from '../import/empty-words.ts';
import { normaliseText } from '../import/normalise-text.ts';
import { readNumber } from '../import/read-number.ts';
import { readSuitability } from '../import/read-suitability.ts';
import { findPersonalDetail } from '../personal-details.ts';
import type { Instant } from '../schema/ids.ts';
import { SUITABILITIES } from '../schema/location.ts';
import type { SharedBy } from '../schema/unit.ts';
import { floor } from '../schema/unit.ts';
import type { RoomField } from './room-columns.ts';
import type { ListedRoom, RoomLine, RoomProblem, RoomProblemCode } from './room-list.ts';

type Cells = (field: RoomField) => string;
type Report = (code: RoomProblemCode, text: string) => void;

/** The longest name that `unit.add` takes. */
const NAME_LENGTH = 60;

/** One line. Without a name, beds or people that can be read there is no room; the rest may be left out. */
export function readRoom(
	cell: Cells,
	{ line, isCounted, today }: { line: number; isCounted: boolean; today: Instant }
): RoomLine {
	const problems: RoomProblem[] = [];
	const isPersonal = (text: string) => findPersonalDetail(text, today) !== null;
	const report: Report = (code, text) => {
		problems.push({ code, text: isPersonal(text) ? null : text });
	};
	const name = cell('room');
	const refusal = isPersonal(name) ? 'personal-data' : refuseName(name);
	if (refusal) {
		report(refusal, name);
		return { line, name: isPersonal(name) ? '' : name, room: null, problems };
	}
	const counts = readCounts(cell, isCounted, report);
	const room = counts && {
		name,
		...counts,
		...readQualities(cell, report),
		note: readNote(cell, isPersonal, report)
	};
	return { line, name, room, problems };
}

function refuseName(name: string): RoomProblemCode | undefined {
	if (saysNothing(name)) return 'room-missing';
	return name.length > NAME_LENGTH || !name.isWellFormed() ? 'room-name' : undefined;
}

function readCounts(
	cell: Cells,
	isCounted: boolean,
	report: Report
): Pick<ListedRoom, 'beds' | 'people' | 'outOfService'> | null {
	const beds = readNumber(cell('beds'));
	const people = readNumber(cell('people'));
	const out = readNumber(cell('outOfService'));
	if (beds.status !== 'number') report('beds-unreadable', cell('beds'));
	if (people.status === 'unreadable') report('people-unreadable', cell('people'));
	if (isCounted && people.status === 'blank') report('people-missing', '');
	if (out.status === 'unreadable') report('out-unreadable', cell('outOfService'));
	if (beds.status !== 'number' || people.status === 'unreadable') return null;
	return {
		beds: beds.n,
		...(isCounted && people.status === 'number' ? { people: people.n } : {}),
		...(out.status === 'number' ? { outOfService: out.n } : {})
	};
}

function readQualities(
	cell: Cells,
	report: Report
): Pick<ListedRoom, 'floor' | 'sharedBy' | 'suitable'> {
	const storey = readFloor(cell('floor'));
	const sharedBy = SHARED_WORDS[normaliseText(cell('shared'))];
	if (storey === undefined && saysMore(cell('floor'))) report('floor-unreadable', cell('floor'));
	if (!sharedBy && saysMore(cell('shared'))) report('shared-unreadable', cell('shared'));
	return {
		...(storey === undefined ? {} : { floor: storey }),
		...(sharedBy ? { sharedBy } : {}),
		suitable: readSuitable(cell, report)
	};
}

function saysMore(text: string): boolean {
	return !saysNothing(text) && !saysUnknown(text);
}

function readFloor(text: string): number | undefined {
	const word = normaliseText(text);
	if (GROUND.includes(word)) return 0;
	const digits = /^(-?\d{1,2})(e|ste|de|st|nd|rd|th)?$/.exec(text.trim().toLowerCase());
	const parsed = digits ? floor.safeParse(Number(digits[1])) : undefined;
	// Minus nought is no floor of its own.
	return parsed?.success ? parsed.data + 0 : undefined;
}

const GROUND = ['bg', 'begane grond', 'parterre', 'ground', 'ground floor'];

/** "ja" says that others may sleep there too, not who: mixed, as agreed, is the one answer that names no sex (D6). */
const SHARED_WORDS: Partial<Record<string, SharedBy>> = {
	__proto__: null as never,
	ja: 'mixed-agreed',
	yes: 'mixed-agreed',
	gemengd: 'mixed-agreed',
	mixed: 'mixed-agreed',
	nee: 'none',
	no: 'none',
	gezin: 'family',
	family: 'family',
	mannen: 'men',
	heren: 'men',
	men: 'men',
	vrouwen: 'women',
	dames: 'women',
	women: 'women'
};

function readSuitable(cell: Cells, report: Report): ListedRoom['suitable'] {
	const suitable: ListedRoom['suitable'] = {};
	for (const need of SUITABILITIES) {
		const reading = readSuitability(cell(need));
		if (reading.status === 'value' && typeof reading.value === 'string')
			suitable[need] = reading.value;
		else if (reading.status !== 'blank') report('suitability-unreadable', cell(need));
	}
	return suitable;
}

/** A room has no note of its own: it goes to the location's. It may speak of who sleeps there (D15). */
function readNote(cell: Cells, isPersonal: (text: string) => boolean, report: Report): string {
	const text = cell('note').replace(/\s+/g, ' ').trim();
	if (!isPersonal(text) && text.isWellFormed()) return text;
	report('note-left-out', text);
	return '';
}
