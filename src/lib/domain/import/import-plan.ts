import type { Day, Instant, Uuid } from '../schema/ids.ts';
import type { Kind, LocationField } from '../schema/location.ts';
import type { MutationArgs } from '../schema/mutation.ts';
import type { ImportField, Mapping } from './columns.ts';
import type { AskReason, DateOrder } from './date-reading.ts';
import type { ExistingLocation } from './existing-location.ts';

/** Everything the plan is made of; nothing is read from elsewhere. */
export type ImportRequest = {
	table: { rows: string[][] };
	mapping: Mapping;
	regionId: string;
	municipalities: { code: string; name: string; regionId: string }[];
	/** The day the sheet speaks of: for "gisteren", and for every line of a sheet without a column of dates. */
	sheetDate?: Day;
	dateOrder?: DateOrder;
	/** What the person answered to `toAsk`, by the cell's text: a day, a moment, or null for "no date". */
	dateAnswers?: Record<string, string | null>;
	/** For lines that name no kind of reception. */
	kind?: Kind;
	existing: ExistingLocation[];
	now: Instant;
};

export type RowStatus =
	| 'new'
	| 'update'
	| 'same'
	/** Every figure is older than what stands, or the same: they lie in the history only. */
	| 'history'
	/** The location is made or kept, its figures are not: they could not be read. */
	| 'without-figures'
	| 'refused'
	| 'skipped-total';

export type ProblemCode =
	// the line is refused
	| 'unknown-region'
	| 'municipality-missing'
	| 'not-in-region'
	| 'name-missing'
	| 'address-incomplete'
	| 'duplicate-line'
	| 'several-match'
	| 'location-closed'
	// the text is left out, or kept in the note
	| 'personal-data'
	| 'does-not-fit'
	| 'note-full'
	| 'number-unreadable'
	| 'number-ambiguous'
	| 'figures-incomplete'
	| 'suitability-unreadable'
	| 'kind-unreadable'
	| 'operator-unreadable'
	| 'date-unreadable'
	// good to know
	| 'number-missing'
	| 'column-missing'
	| 'kind-missing'
	| 'date-missing'
	| 'older-than-count'
	| 'older-than-field'
	| 'works-per-unit'
	| 'same-name-elsewhere';

/** `text` is what stands in the cell; null where it may not be repeated. `column` is the header. */
export type Problem = {
	field: ImportField | null;
	column: string | null;
	code: ProblemCode;
	text: string | null;
};

/** One value that the import changes; `from` null: there was none. */
export type Change = {
	field: LocationField | FigureField;
	from: unknown;
	to: unknown;
	/** A newer entry outlives it: no figure of today changes. */
	isPast?: true;
};

export const FIGURE_FIELDS = ['realised', 'occupied', 'outOfService', 'snijverlies'] as const;
export type FigureField = (typeof FIGURE_FIELDS)[number];
/** A figure is absent when the sheet has no such column; a blank cell counts as 0. */
export type SheetFigures = Partial<Record<FigureField, number>>;

export type PreviewRow = {
	/** Line in the sheet, from 1. */
	line: number;
	status: RowStatus;
	name: string;
	municipality: string | null;
	locationId: Uuid | null;
	figures: SheetFigures | null;
	/** When the figures were seen; null = undated. */
	observedAt: Instant | null;
	problems: Problem[];
	changes: Change[];
	/** An older line of a place that has a newer one in the sheet. */
	isPast?: true;
	/** Of the newest line of a place: how many older lines write something. */
	pastDays?: number;
};

/** A cell whose date a person has to state before anything is written. */
export type DateToAsk = {
	line: number;
	field: ImportField;
	column: string;
	text: string;
	reason: AskReason;
};

type Planned<Name extends 'location.add' | 'location.setField' | 'occupancy.record'> = {
	line: number;
	name: Name;
	args: MutationArgs<Name>;
	base?: Uuid | null;
};

/** Name, arguments and base as they go into the queue; `line` says where it came from. */
export type PlannedMutation =
	Planned<'location.add'> | Planned<'location.setField'> | Planned<'occupancy.record'>;

export type ImportSummary = {
	/** Lines with anything in them, below the header. */
	lines: number;
	withFigures: number;
	withoutFigures: number;
	refused: number;
	skippedTotal: number;
	/** Lines with figures that make a location, change one, or change nothing. */
	new: number;
	update: number;
	same: number;
	history: number;
	toAsk: number;
	mutations: number;
	/** Those of them that change no figure of today. */
	pastMutations: number;
	/** Everything in the sheet already stands. */
	nothingToDo: boolean;
};

export type ImportPlan = {
	rows: PreviewRow[];
	/** Empty as long as a date has to be asked. */
	mutations: PlannedMutation[];
	undatable: DateToAsk[];
	/** Beds and people, where the sheet has no column for them. */
	missingColumns: FigureField[];
	summary: ImportSummary;
};
