import { m } from '$messages/messages';
import type { LocationView } from '$lib/client/view-types.ts';
import { total } from '$lib/domain/total.ts';
import { openUnits } from '../../../../day/place.ts';

/** A line to count on; `beds` null where there are none to speak of, `out` of them are not used now. */
export type CountLine = {
	id: string;
	name: string;
	beds: number | null;
	out: number;
	known: number;
};

/** The rooms with the people in them, or the numbers of the whole location. */
export function countLines(view: LocationView): CountLine[] {
	return view.detail === 'units' ? roomLines(view) : siteLines(view);
}

function roomLines(view: LocationView): CountLine[] {
	const rooms = openUnits(view).map(({ unit, figures }) => ({
		id: unit.id,
		name: unit.name,
		beds: figures.realised,
		out: figures.outOfService,
		known: figures.occupied
	}));
	const rest = { id: 'rest', name: m.tablet_sheet_rest(), beds: null, out: 0, known: view.rest };
	return [...rooms, rest];
}

function siteLines({ figures }: LocationView): CountLine[] {
	const lines: [string, string, number][] = [
		['people', m.tablet_sheet_people(), figures.occupied],
		['beds', m.tablet_sheet_beds(), figures.realised],
		['out', m.tablet_sheet_out(), figures.outOfService],
		['lost', m.tablet_sheet_lost(), total(figures.snijverlies)]
	];
	return lines.map(([id, name, known]) => ({ id, name, beds: null, out: 0, known }));
}
