import { normaliseText } from '../import/normalise-text.ts';

/** What a column of a room list can hold. */
export const ROOM_FIELDS = [
	'location',
	'room',
	'floor',
	'beds',
	'people',
	'outOfService',
	'shared',
	'infants',
	'pets',
	'wheelchair',
	'care',
	'note'
] as const;

export type RoomField = (typeof ROOM_FIELDS)[number];

/** Which column holds what, counted from 0, and the row of the table below the header. */
export type RoomMapping = {
	firstDataRow: number;
	columns: Partial<Record<RoomField, number>>;
};

/** A sheet whose lines are rooms: it names the room and its beds. null: it is no such list. */
export function guessRoomMapping(rows: string[][]): RoomMapping | null {
	const found = rows
		.slice(0, HEADER_WITHIN_ROWS)
		.map((row, at) => ({ firstDataRow: at + 1, columns: columnsOf(row) }));
	return (
		found.find(({ columns }) => columns.room !== undefined && columns.beds !== undefined) ?? null
	);
}

const HEADER_WITHIN_ROWS = 20;

/** What headers are called, in Dutch and English, after `normaliseText`. */
const HEADER_WORDS: Record<RoomField, RegExp> = {
	location: /^((naam )?(opvang ?)?locatie(naam| naam)?|location|site|gebouw|building)$/,
	room: /^((kamer|unit|appartement|woning|cabine|hut|room|cabin|apartment) ?(nr|nummer|naam|no|number|name)?)$/,
	floor: /^(verdieping|etage|floor|storey|bouwlaag)$/,
	beds: /^((aantal |number of )?(bedden|plekken|plaatsen|slaapplaatsen|beds|places)|capaciteit|capacity)$/,
	people:
		/^((aantal )?(bezet(te|ting)?( bedden| plekken)?|personen|mensen|bewoners)|(bedden|plekken) bezet|occupied( beds)?|occupancy|people|residents)$/,
	outOfService: /^((bedden |plekken )?buiten (gebruik|dienst)|out of (service|use))$/,
	shared: /^(deelbaar|gedeeld( door)?|delen|shared?( by)?|shareable)$/,
	infants: /^(zuigeling(en)?|baby s?|babys|infants?|babies)$/,
	pets: /^(huisdier(en)?|pets?)$/,
	wheelchair: /^(rolstoel(en|ers)?|rolstoeltoegankelijk|wheelchairs?)$/,
	care: /^(zorg|care)$/,
	note: /^(opm|opmerking(en)?|toelichting|bijzonderheden|notities?|remarks?|comments?|notes?)$/
};

function columnsOf(row: string[]): RoomMapping['columns'] {
	const names = row.map(normaliseText);
	const columns: RoomMapping['columns'] = {};
	for (const field of ROOM_FIELDS) {
		const at = names.findIndex((name) => HEADER_WORDS[field].test(name));
		if (at !== -1) columns[field] = at;
	}
	return columns;
}
