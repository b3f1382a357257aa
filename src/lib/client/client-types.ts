import type { HistoryDay } from '../domain/history/history-days.ts';
import type { ExistingLocation } from '../domain/import/existing-location.ts';
import type { TotalRow } from '../domain/schema/total.ts';
import type { RecordedEntry } from '../domain/schema/entry.ts';
import type { Day } from '../domain/schema/ids.ts';
import type { LocationField } from '../domain/schema/location.ts';
import type { MutationArgs, MutationName } from '../domain/schema/mutation.ts';
import type { UnitField } from '../domain/schema/unit.ts';
import type { AddressSearch } from './find-addresses.ts';
import type { LocationHistory } from './location-history.ts';
import type {
	MoveCodeOutcome,
	PersonOnDevice,
	SignInOutcome,
	SignOutOutcome
} from './session-types.ts';
import type { AttemptEnd, ClientStatus, Diagnosis } from './status-types.ts';
import type {
	AddOutcome,
	EditOutcome,
	InboxItem,
	LetGoOutcome,
	LocationSummary,
	LocationView,
	ManyOutcome,
	PlaceStand,
	QuestionView,
	RecentEntry,
	RegionView,
	TogetherOutcome
} from './view-types.ts';

/** A query whose answer comes again whenever what it read changes. */
export type LiveQuery<T> = {
	subscribe(next: (value: T) => void, fail: (error: unknown) => void): () => void;
	/** The answer as it is now. */
	read(): Promise<T>;
};

export type RecordInput = Omit<MutationArgs<'occupancy.record'>, 'locationId' | 'entry'> & {
	entry: RecordedEntry;
	/** Of a count: the newest count that its author saw; left out: the one that stands now (D11). */
	base?: string | null;
};

export type UndoInput = Pick<RecordInput, 'why' | 'source' | 'spokenWith'>;

/** `base` = last writer of the field that the editor saw; left out: the one that stands now (S11). */
export type FieldInput<Field extends string> = {
	field: Field;
	value: unknown;
	base?: string | null;
};

export type MutationDraft = {
	name: MutationName;
	args: Record<string, unknown>;
	base?: string | null;
};

/** Everything a person can do; each is on this device when its promise is done. */
export type Edit = {
	/** `observedAt` only when it was set back: left out it is now (D12). */
	record(locationId: string, input: RecordInput): Promise<EditOutcome>;
	setField(locationId: string, input: FieldInput<LocationField>): Promise<EditOutcome>;
	setDetail(
		locationId: string,
		input: Omit<MutationArgs<'location.setDetail'>, 'locationId'>
	): Promise<EditOutcome>;
	addLocation(input: Omit<MutationArgs<'location.add'>, 'id'>): Promise<AddOutcome>;
	addUnit(input: Omit<MutationArgs<'unit.add'>, 'id'>): Promise<AddOutcome>;
	setUnitField(unitId: string, input: FieldInput<UnitField>): Promise<EditOutcome>;
	retireUnit(unitId: string): Promise<EditOutcome>;
	/** Takes that back, as if it had not been. */
	restoreUnit(unitId: string): Promise<EditOutcome>;
	settleConflict(
		conflictId: string,
		choice: { keep: string } | { value: unknown },
		why?: string
	): Promise<EditOutcome>;
	askQuestion(input: MutationArgs<'question.ask'>): Promise<EditOutcome>;
	answerQuestion(input: MutationArgs<'question.answer'>): Promise<EditOutcome>;
	shareQuestion(input: MutationArgs<'question.share'>): Promise<EditOutcome>;
	closeQuestion(input: MutationArgs<'question.close'>): Promise<EditOutcome>;
	/** Takes that back. */
	reopenQuestion(input: MutationArgs<'question.reopen'>): Promise<EditOutcome>;
	/** Takes an entry out by a `void`; of a correction, what stood before it stands again (D13). */
	undo(entryId: string, more?: UndoInput): Promise<EditOutcome>;
	/** The same of several, 500 to a transaction: of all of these, or of none. */
	undoTogether(entryIds: string[], more?: UndoInput): Promise<TogetherOutcome>;
	/** Edits that make no sense without one another, in one transaction: all are stored, or none. At most 500. */
	together(drafts: MutationDraft[]): Promise<TogetherOutcome>;
	/** For an import: at most 500 to a transaction; what is refused is left out and reported. */
	many(
		drafts: MutationDraft[],
		onProgress?: (done: number, all: number) => void
	): Promise<ManyOutcome>;
	/** Sends a refused edit again as a new one, seen when the first was. */
	retry(uuid: string): Promise<EditOutcome>;
	/** A person has seen a refused edit and lets it go. */
	discard(uuid: string, why?: string): Promise<LetGoOutcome>;
};

export type BoardSource = {
	all(): Promise<LocationSummary[]>;
	/** Views that changed after `touched`, and how many there are by now. */
	after(touched: number): LiveQuery<{ changed: LocationSummary[]; count: number }>;
};

export type Views = {
	locations(): LiveQuery<LocationSummary[]>;
	location(id: string): LiveQuery<LocationView | undefined>;
	board(): BoardSource;
	/** Newest entered first. */
	recentEntries(locationId: string, limit?: number): LiveQuery<RecentEntry[]>;
	/** As many acts, each with all that was entered at once and what was made of it since; newest entered first. */
	recentActs(locationId: string, acts: number): LiveQuery<RecentEntry[]>;
	/** One entry with its state, for a card or a correction. */
	entry(id: string): LiveQuery<RecentEntry | undefined>;
	/** What a place ('' = the location, at `site`) would stand at now if that entry were taken out, by the same fold. */
	ifUndone(entryId: string, place: string): LiveQuery<PlaceStand | undefined>;
	/** The figures of each day of the window up to `today`, as known then and now; undefined for who has no entries. */
	history(locationId: string, today: Day): LiveQuery<LocationHistory | undefined>;
	/** What was seen on one day, with everything that was made of it; newest entered first. */
	dayEntries(locationId: string, day: Pick<HistoryDay, 'from' | 'until'>): LiveQuery<RecentEntry[]>;
	/** Whether somebody stated on that day or later how many beds there are: the answer to what was announced (D7). */
	bedsStated(locationId: string, day: string): LiveQuery<boolean>;
	inbox(): LiveQuery<InboxItem[]>;
	region(): LiveQuery<RegionView>;
	questions(): LiveQuery<QuestionView[]>;
	/** What is told of the regions outside the scope; none for who gets no totals. */
	otherTotals(): LiveQuery<TotalRow[]>;
	/** What the planning of an import has to know (`readForImport`); read once, no live query. */
	forImport(regionId: string): Promise<ExistingLocation[]>;
};

export type Rescue = {
	/** File name and text of everything unsent (S21). */
	export(): Promise<{ name: string; text: string }>;
	import(text: string): Promise<
		/** `unreadable`: edits that are in the file only, as this app cannot read them. */
		| { ok: true; added: number; known: number; unreadable: number }
		| { ok: false; code: 'unreadable' | 'damaged' | 'newer' | 'other-person' }
	>;
};

/** What was typed last, in ms since 1970. */
export type Draft = { at: number; value: unknown };

/** What is typed in a form and not saved, by form and place; nothing of it stops who is typing, so none fails. */
export type Drafts = {
	/** Nothing that is 24 hours old. */
	read(place: string): Promise<Draft | undefined>;
	keep(place: string, value: unknown): Promise<void>;
	drop(place: string): Promise<void>;
	/** Who signs out leaves nothing that is half done. */
	dropAll(): Promise<void>;
};

export type Session = {
	signIn(email: string, password: string): Promise<SignInOutcome>;
	/** With the short code that another browser of the same person shows. */
	signInWithCode(code: string): Promise<SignInOutcome>;
	/** A code that signs this person in on one other browser, as the app on the home screen is (iOS). */
	moveCode(): Promise<MoveCodeOutcome>;
	/** Local data stays; with unsent work it asks first unless forced. */
	signOut(options?: { force?: boolean }): Promise<SignOutOutcome>;
	/** Opens the data of a person who is signed in on this device; sending needs his own sign-in. */
	switchTo(personId: string): Promise<{ ok: boolean }>;
};

/** The client of one person on one device, for the person who is signed in. */
export type PersonClient = {
	personId: string;
	edit: Edit;
	views: Views;
	drafts: Drafts;
	rescue: Rescue;
	/** "Nu verzenden": resolves when that run is over. */
	syncNow(): Promise<AttemptEnd>;
	diagnosis(): Promise<Diagnosis>;
	persist(): Promise<boolean | null>;
	/** The corrected clock in ms since 1970: what "now" is for freshness. */
	now(): number;
	close(): void;
};

/** What the pages get, from `createBrowserClient()` in browser.ts; keyed on `personId` in the layout. */
export type Client = Omit<PersonClient, 'personId' | 'close'> & {
	/** Opens the last person's data; resolves at once when there is nobody. The location is what the page will show. */
	start(locationId?: string): Promise<void>;
	/** Done when the first figures are drawn, or there are none to come: what nobody waits for comes after it. */
	readonly drawn: Promise<void>;
	/** null = nobody signed in: `edit`, `views`, `drafts`, `rescue` then throw. Reactive. */
	readonly personId: string | null;
	readonly session: Session;
	/** Help with typing an address, while there is a connection. */
	readonly addresses: AddressSearch;
	/** Reactive. */
	readonly status: ClientStatus;
	persons(): Promise<PersonOnDevice[]>;
};
