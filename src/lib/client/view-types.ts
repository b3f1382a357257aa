import type { Card } from '../domain/fold/cards.ts';
import type { UnplacedEntry } from '../domain/fold/fold-location.ts';
import type { Conflict } from '../domain/schema/conflict.ts';
import type { Detail, EntryContent, Source } from '../domain/schema/entry.ts';
import type { Figures } from '../domain/schema/figures.ts';
import type { Kind, Location } from '../domain/schema/location.ts';
import type { Me } from '../domain/schema/person.ts';
import type { Question } from '../domain/schema/question.ts';
import type { Region } from '../domain/schema/region.ts';
import type { Unit } from '../domain/schema/unit.ts';
import type { ResultCode } from '../sync/codes.ts';

/** Where an edit is (S17), in the order in which it goes; `check` and `failed` wait for a person. */
export type SendingState = 'on-device' | 'sending' | 'received' | 'check' | 'failed';

/** What the cards of a location speak of, so that both sides can be shown without another read. */
export type CardEntry = {
	id: string;
	content: EntryContent;
	unitId: string;
	by: string;
	byName: string | null;
	observedAt: string | null;
};

/** A location as the lists and the board show it, from one read. Figures contain own pending edits. */
export type LocationSummary = {
	id: string;
	regionId: string;
	municipality: string;
	municipalityName: string;
	name: string;
	kind: Kind;
	/** Master data with own pending fields. Without address, phone and note for who may not read them. */
	location: Omit<Location, 'fieldWriter'>;
	detail: Detail;
	figures: Figures;
	placeable: number;
	/** Largest household that fits together (D4); null where units are not known. */
	largestUnit: number | null;
	/** "Nog niet op een kamer" (D5), signed; 0 at `site`. */
	rest: number;
	cards: Card[];
	/** Entries that `cards` name, by id; one that is not on this device is absent. */
	cardEntries: Record<string, CardEntry>;
	unplaced: UnplacedEntry[];
	/** Pending fields: by dotted path, of a unit `<unitId>/<path>`. */
	fields: Record<string, SendingState>;
	/** Own edits here that the server has not acknowledged. */
	pending: number;
	sending: SendingState;
	/** When the server last received something about this place, own receipts included. */
	lastReceivedAt: string | null;
	countedAt: string | null;
	observedAt: string | null;
	/** "Klopt het snijverlies nog?" (D6), `site` only. */
	askSnijverlies: boolean;
	/** Newest recount of the site, the `base` of the next one; of a unit see `UnitView`. */
	newestCountId: string | null;
	/** The location itself has not been acknowledged yet. */
	isNew: boolean;
	/** Local counter, grows with every change of the view. */
	touched: number;
};

export type UnitView = {
	unit: Unit;
	figures: Figures;
	placeable: number;
	newestCountId: string | null;
	/** What somebody declared of its free beds still counts (D6); else it is derived. */
	isDeclared: boolean;
	/** By reason the day its beds out of service are expected back (D7). */
	outUntil: Record<string, string>;
};

/** A location as its day page shows it. */
export type LocationView = LocationSummary & {
	/** In order of name; retired ones at the end. */
	units: UnitView[];
	/** Per dotted field its last writer, own pending included: what an editor of that field saw (S11). */
	fieldWriter: Record<string, string>;
	/** As of a unit, of the site; empty at `units`. */
	outUntil: Record<string, string>;
};

export type EntryState =
	/** Counts in the figures. */
	| 'in-force'
	/** Taken out by a `void`. */
	| 'voided'
	/** Another content took its place: `by` correction `winner`. */
	| 'corrected'
	/** It is the correction (or void) itself, and the one that counts. */
	| 'correction'
	/** A correction that a later one overtook. */
	| 'overtaken'
	| 'unplaced'
	/** Seen before the window: inside the opening. */
	| 'before-window';

/** What a correction states of an entry; a time and a unit only where it has its own (D13). */
export type Standing = {
	entry: EntryContent;
	observedAt?: string;
	unitId?: string;
};

/** One line of "Laatst doorgegeven". */
export type RecentEntry = {
	id: string;
	locationId: string;
	unitId: string | null;
	unitName: string | null;
	entry: EntryContent;
	/** When somebody saw it; a correction without its own time has its original's. */
	observedAt: string | null;
	undated: boolean;
	/** When it was entered. */
	madeAt: string;
	receivedAt: string | null;
	by: string;
	byName: string | null;
	isOwn: boolean;
	source: Source;
	spokenWith: string | null;
	/** Id of the original that it corrects, also when it names a correction of that (D13). */
	corrects: string | null;
	why: string | null;
	state: EntryState;
	unplacedReason: UnplacedEntry['reason'] | null;
	sending: SendingState;
	/** Of an original, what its corrections made of it; null = it stands as it was entered (D13). */
	standing: Standing | null;
	/** `undo(id)` is possible: it is in force and this person may record here. */
	voidable: boolean;
	/** The void that took it out, where this person may take that back: `undo(voidId)` states again what last stood. */
	voidId: string | null;
};

/** What waits for a person: refused edits, and fields with two values. */
export type InboxItem =
	| {
			/** `failed`: not applied. `check`: a conflict without its row here, or a time that was capped. */
			kind: 'result';
			sending: 'failed' | 'check';
			uuid: string;
			name: string;
			args: Record<string, unknown>;
			code: ResultCode | null;
			detail: string | null;
			locationId: string | null;
			locationName: string | null;
			/** When it was entered, and when the answer came. */
			madeAt: string;
			answeredAt: string;
			/** The stored mutation, to copy. */
			text: string;
	  }
	| {
			kind: 'field';
			conflict: Conflict;
			locationName: string | null;
			unitName: string | null;
			/** Names of the sides' authors, by personId. */
			names: Record<string, string>;
			/** Where the choice is that was made here; null = none was. */
			settling: SendingState | null;
	  };

/** A question as this person may see it, with what was done to it here. */
export type QuestionView = Question & {
	isOwn: boolean;
	/** Of the place it was asked at, where that is known here. */
	placeName: string | null;
	sending: SendingState;
	/** Answer, share. */
	mayAnswer: boolean;
	mayClose: boolean;
};

export type RegionView = {
	me: Me | null;
	regions: Region[];
	/** When the last complete pull ended; null = never. */
	pulledAt: string | null;
};

/** Why an edit was not stored: the domain's refusal, or `storage` when this device could not write (S21). */
export type RefusalCode =
	| ResultCode
	/** IndexedDB is full or gone; offer the rescue file. */
	| 'storage'
	/** Rights have not been pulled yet. */
	| 'no-rights';

export type Refusal = { ok: false; code: RefusalCode; detail?: string };
export type EditOutcome = { ok: true; uuid: string } | Refusal;
/** `id` = the new location's or unit's. */
export type AddOutcome = { ok: true; uuid: string; id: string } | Refusal;

/** All of them are stored, or none is; then why the first was refused. */
export type TogetherOutcome = { ok: true; uuids: string[] } | Refusal;

export type ManyOutcome = {
	stored: number;
	/** Position in what was given, with why; nothing of it was stored. */
	refused: { index: number; code: RefusalCode; detail?: string }[];
};

export type Profile = {
	id: string;
	name: string;
	email: string;
	lastUsed: string;
	signedOut: boolean;
};

export type PersonOnDevice = Profile & {
	isCurrent: boolean;
	/** Edits of this person that are on this device only (S20). */
	queued: number;
};

export type MoveCodeOutcome =
	| { ok: true; code: string; expiresAt: string }
	| { ok: false; code: 'sign-in' | 'rate' | 'offline' | 'server' };

export type SignInOutcome =
	| { ok: true; personId: string }
	| {
			ok: false;
			code: 'wrong' | 'rate' | 'offline' | 'server';
			/** Whole seconds to wait. */
			retryAfter?: number;
	  };

export type SignOutOutcome = { ok: true } | { ok: false; code: 'unsent'; queued: number };

/** How one attempt to send and fetch ended. */
export type AttemptEnd =
	/** Everything is sent and fetched. */
	| 'done'
	/** Another tab is at it (S19). */
	| 'busy'
	| 'sign-in'
	| 'update-app'
	/** Something failed; it goes on by itself. */
	| 'later'
	/** Nobody answered. */
	| 'unreachable'
	/** Not tried: it is not due, or the server asked to wait. */
	| 'waiting';

export type ClientStatus = {
	/** The last `/api/ping` was answered (S17); null = not tried yet. */
	connected: boolean | null;
	/** A run is going on in this tab. */
	syncing: boolean;
	/** Overall sending state of this person's edits. */
	sending: SendingState;
	/** When the server last acknowledged an edit of this person. */
	lastReceiptAt: string | null;
	/** When the last complete pull ended. */
	pulledAt: string | null;
	queued: number;
	oldestQueuedAt: string | null;
	/** Unsent edits of other people on this device (S20). */
	othersQueued: number;
	/** Items that wait for a person. */
	inbox: number;
	signInNeeded: boolean;
	updateNeeded: boolean;
	/** Server clock − device clock; null = not known yet. */
	clockSkewMs: number | null;
	/** Local data of this person is gone although it was here (S21). */
	cleared: { lastReceiptAt: string | null } | null;
	/** Answer of `storage.persist()`; null = not asked or not possible. */
	persisted: boolean | null;
	/** The last write failed and reopening did not help (S21). */
	storageFailed: boolean;
};

export type Difference = {
	locationId: string;
	at: string;
	/** Which inputs or times, with the own value and the server's. */
	what: { field: string; own: unknown; server: unknown }[];
};

export type Diagnosis = {
	version: string;
	protocol: number;
	personId: string;
	clientId: string;
	epoch: string | null;
	queued: { uuid: string; name: string; madeAt: string }[];
	/** Newest first, at most 50. */
	receipts: { uuid: string; receivedAt: string; status: string }[];
	clockSkewMs: number | null;
	persisted: boolean | null;
	pulledAt: string | null;
	differences: Difference[];
	/** Rows on this device by type. */
	rows: Record<string, number>;
	/** Last failures of sending or fetching, newest first. */
	failures: { at: string; what: string }[];
};
