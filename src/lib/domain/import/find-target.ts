import type { Uuid } from '../schema/ids.ts';
import type { ExistingLocation } from './existing-location.ts';
import type { ImportRequest } from './import-plan.ts';
import { matchLocation, toPlaceKey } from './match-location.ts';
import { type NewLocation, toNewLocation } from './new-location.ts';
import type { SheetSite } from './read-row.ts';
import type { SheetLine } from './sheet-line.ts';

/** The location that a line writes to: one that is there, or one to be made. */
export type Target =
	| { locationId: Uuid; existing: ExistingLocation; added: null }
	| { locationId: Uuid; existing: null; added: NewLocation };

/** null: refused, with the reason among the line's problems. Of two lines for one place the second is refused. */
export function findTarget(
	site: SheetSite,
	request: ImportRequest,
	lineByPlace: Map<string, number>,
	line: SheetLine
): Target | null {
	const match = matchLocation(site, request.existing);
	if (match.status === 'several') return refuse(line, 'several-match');
	const key = match.status === 'found' ? match.existing.location.id : toPlaceKey(site);
	if (lineByPlace.has(key)) return refuse(line, 'duplicate-line');
	lineByPlace.set(key, line.line);
	if (match.status === 'found') {
		const { existing } = match;
		if (existing.location.status === 'closed') return refuse(line, 'location-closed');
		return { locationId: existing.location.id, existing, added: null };
	}
	const added = toNewLocation(site, request);
	if (!added) return refuse(line, 'address-incomplete');
	if (match.sameName) line.report('name', 'same-name-elsewhere');
	return { locationId: added.id, existing: null, added };
}

function refuse(
	line: SheetLine,
	code: 'several-match' | 'duplicate-line' | 'location-closed' | 'address-incomplete'
): null {
	line.report(code === 'address-incomplete' ? 'address' : 'name', code);
	return null;
}
