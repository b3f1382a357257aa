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
	/** For when it was last declared, also where that counts no longer. */
	declaredAt: string | null;
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

/** What a location or a unit would stand at. */
export type PlaceStand = Pick<Figures, 'occupied' | 'overcrowded'> & { placeable: number };

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
	/** The same of all that was entered at once, as the counts of a whole house are. */
	act: string;
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
	mayReopen: boolean;
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
	| 'no-rights'
	/** The part of the app that makes edits could not be fetched. */
	| 'not-loaded';

export type Refusal = { ok: false; code: RefusalCode; detail?: string };
export type EditOutcome = { ok: true; uuid: string } | Refusal;
export type LetGoOutcome = { ok: true } | Refusal;
/** `id` = the new location's or unit's. */
export type AddOutcome = { ok: true; uuid: string; id: string } | Refusal;

/** All of them are stored, or none is; then why the first was refused. */
export type TogetherOutcome = { ok: true; uuids: string[] } | Refusal;

export type ManyOutcome = {
	stored: number;
	/** Position in what was given, with why; nothing of it was stored. */
	refused: { index: number; code: RefusalCode; detail?: string }[];
};
