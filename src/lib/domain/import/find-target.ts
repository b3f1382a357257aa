import type { Uuid } from '../schema/ids.ts';
import type { ExistingLocation } from './existing-location.ts';
import type { ImportRequest } from './import-plan.ts';
import {
	hasRival,
	type Match,
	matchLocation,
	type Namesakes,
	toPlaceKey
} from './match-location.ts';
import { isWholeAddress, type NewLocation, toNewLocation } from './new-location.ts';
import { toPlaceId } from './place-id.ts';
import type { SheetSite } from './read-row.ts';
import type { SheetLine } from './sheet-line.ts';

/** The location that a line writes to: one that is there, or one to be made. */
export type Target =
	| { locationId: Uuid; existing: ExistingLocation; added: null }
	| { locationId: Uuid; existing: null; added: NewLocation };

/**
 * null: refused, with the reason among the line's problems. Of two lines for one place the second is refused; a line
 * without its whole address only finds a location when no other line could mean the same.
 */
export function findTarget(
	line: SheetLine,
	site: SheetSite,
	namesakes: Namesakes,
	taken: Set<string>,
	request: ImportRequest
): Target | null {
	const isWhole = isWholeAddress(site.address);
	const match = heal(matchLocation(site, namesakes), site, request);
	if (match.status === 'several') return refuse(line, 'several-match');
	if (!isWhole && (match.status === 'new' || hasRival(site, namesakes)))
		return refuse(line, 'address-incomplete');
	const key = match.status === 'found' ? match.existing.location.id : toPlaceKey(site);
	if (taken.has(key)) return refuse(line, 'duplicate-line');
	taken.add(key);
	return match.status === 'found'
		? toExistingTarget(line, match.existing)
		: toNewTarget(line, match.sameName, site, request);
}

/**
 * What the sheet made before is found by its id where name and address do not tell: it was renamed or moved since, or
 * somebody made another one of that name and place.
 */
function heal(match: Match, site: SheetSite, { regionId, existing }: ImportRequest): Match {
	if (match.status === 'found' || !isWholeAddress(site.address)) return match;
	const id = toPlaceId(regionId, site);
	const made = existing.find(({ location }) => location.id === id);
	return made ? { status: 'found', existing: made } : match;
}

function toExistingTarget(line: SheetLine, existing: ExistingLocation): Target | null {
	if (existing.location.status === 'closed') return refuse(line, 'location-closed');
	return { locationId: existing.location.id, existing, added: null };
}

function toNewTarget(
	line: SheetLine,
	sameName: boolean,
	site: SheetSite,
	request: ImportRequest
): Target {
	if (sameName) line.report('name', 'same-name-elsewhere');
	const added = toNewLocation(site, request);
	return { locationId: added.id, existing: null, added };
}

function refuse(
	line: SheetLine,
	code: 'several-match' | 'duplicate-line' | 'location-closed' | 'address-incomplete'
): null {
	line.report(code === 'address-incomplete' ? 'address' : 'name', code);
	return null;
}
