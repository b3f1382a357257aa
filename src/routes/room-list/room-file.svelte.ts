import { findPersonalData } from '$lib/domain/personal-data.ts';
import { guessRoomMapping, type RoomMapping } from '$lib/domain/room-list/room-columns.ts';
import { readFile, type Table, type TableRefusal } from '../sheet-file/read-file.ts';

/** Why nothing can be made of a file; `headers` is what stands above its columns instead. */
export type RoomFileRefusal =
	{ code: TableRefusal } | { code: 'no-rooms'; headers: string[]; isWorkbook: boolean };

type Reading =
	| { status: 'read'; table: Table; mapping: RoomMapping }
	| { status: 'refused'; table?: Table; refusal: RoomFileRefusal };

const MOST_HEADERS = 8;

/** One file that is to hold a list of rooms. Nothing of it is written by reading it. */
export function createRoomFile() {
	let file = $state.raw<File | undefined>();
	let reading = $state.raw<Reading | undefined>();

	async function open(chosen: File, sheet?: string): Promise<void> {
		file = chosen;
		const answer = await readFile(chosen, sheet);
		// Another one was chosen while this one was read.
		if (file !== chosen) return;
		reading = answer.ok
			? toReading(answer.table)
			: { status: 'refused', refusal: { code: answer.reason } };
	}

	return {
		get file() {
			return file;
		},
		get reading() {
			return reading;
		},
		open,
		openSheet(sheet: string) {
			return file ? open(file, sheet) : undefined;
		},
		/** Back to choosing. */
		forget() {
			file = reading = undefined;
		}
	};
}

function toReading(table: Table): Reading {
	const mapping = guessRoomMapping(table.rows);
	if (mapping) return { status: 'read', table, mapping };
	const isWorkbook = (table.sheetNames?.length ?? 0) > 1;
	const refusal = { code: 'no-rooms' as const, headers: headersOf(table), isWorkbook };
	return { status: 'refused', table, refusal };
}

/** The first line that looks like a header: what a person has to compare with what was expected. */
function headersOf({ rows }: Table): string[] {
	const filled = rows.map((row) => row.filter((cell) => cell !== '' && !findPersonalData(cell)));
	const header = filled.find((row) => row.length > 1) ?? filled.find((row) => row.length > 0) ?? [];
	return header.slice(0, MOST_HEADERS);
}
