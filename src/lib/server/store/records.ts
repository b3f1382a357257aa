import type { FoldPoint } from '../../domain/fold/point.ts';
import type { Effective } from '../../domain/fold/resolve-corrections.ts';
import type { FieldWrite } from '../../domain/mutations/world.ts';
import type { Conflict } from '../../domain/schema/conflict.ts';
import type { EntryRow } from '../../domain/schema/entry.ts';
import type { Location } from '../../domain/schema/location.ts';
import type { Role } from '../../domain/schema/person.ts';
import type { Region } from '../../domain/schema/region.ts';
import type { Unit } from '../../domain/schema/unit.ts';
import type { PushResult } from '../../sync/messages.ts';

/** What the store keeps, as values; how it lies on disk is each store's own business. */

export type RegionRecord = { id: string; version: number; doc: Region };

export type ClientRecord = {
	id: string;
	personId: string;
	/** Newest `mid` that got a result. */
	lastMid: number;
	seenAt: string;
	/** Edits the device said it still holds, and since when (S22). */
	pending: number;
	oldest: string | null;
};

export type ResultRecord = PushResult & { personId: string; clientId: string; mid: number };

export type LocationRecord = {
	location: Location;
	/** Newest fold state: position, text of `encodeState`, entries since the newest checkpoint. */
	head: { position: string; state: string; since: number };
	/** Start of the window, and the fold at that moment but for its units, as its row carries it (JSON text). */
	opening: { at: string; text: string };
	/** Figures as the row carries them, JSON text. */
	figures: string;
	/** When the server last got an entry about it. */
	receivedAt: string | null;
	version: number;
};

export type UnitRecord = {
	unit: Unit;
	/** Its figures and its part of the opening, as its row carries them (JSON text). */
	figures: string;
	opening: string;
	version: number;
};

export type EntryRecord = {
	row: EntryRow;
	regionId: string;
	/** Of a correction: the original it comes down to, or the unknown id its chain ends at; else null. */
	root: string | null;
	/** Position in the fold while this entry is the one in force of its group; else null. */
	place: string | null;
	/** What the fold sees at that place, where it is more than the entry itself. */
	effective: Effective | null;
	/** Newest moment that its group names; '' = none. An entry is sent while this lies in the window. */
	latest: string;
	version: number;
};

/**
 * A row as it travels; rows of a region are read in the order (version, type, id) (S7). Those of locations, units
 * and entries are put together from their own records; the others are kept as they are, and questions only here.
 */
export type FeedRecord = {
	regionId: string;
	type: string;
	id: string;
	/** Whose rows a manager gets; null: everybody of the region. */
	locationId: string | null;
	version: number;
	/** The finished wire row as JSON text; null = deleted. */
	body: string | null;
};

export type StaffRecord = { locationId: string; personId: string; name: string; role: Role };

export type AuditRecord = {
	regionId: string;
	seq: number;
	at: string;
	actor: string;
	action: string;
	object: string;
	outcome: string;
	/** Where it came from: client id and request id. */
	origin: string;
	/** Salted SHA-256 of the payload, which is kept apart so that it can be deleted (D20). */
	payloadHash: string;
	prevHash: string;
	hash: string;
	/** null: deleted by retention. */
	salt: string | null;
	payload: string | null;
};

export type PointChanges = { locationId: string; put: FoldPoint[]; remove: string[] };

/** Everything one transaction writes; it goes in together or not at all (S3). */
export type Changes = {
	regions: RegionRecord[];
	clients: ClientRecord[];
	results: ResultRecord[];
	locations: LocationRecord[];
	units: UnitRecord[];
	conflicts: { conflict: Conflict; version: number }[];
	fieldWrites: { regionId: string; fieldWrite: FieldWrite }[];
	/** New ones, and old ones whose place or group changed. */
	entries: EntryRecord[];
	points: ({ regionId: string } & PointChanges)[];
	staff: ({ regionId: string } & StaffRecord)[];
	feed: FeedRecord[];
	audit: AuditRecord[];
};

export function noChanges(): Changes {
	return {
		regions: [],
		clients: [],
		results: [],
		locations: [],
		units: [],
		conflicts: [],
		fieldWrites: [],
		entries: [],
		points: [],
		staff: [],
		feed: [],
		audit: []
	};
}
