import { cardsOf } from '../domain/fold/cards.ts';
import type { LocationState, PlaceState } from '../domain/fold/state.ts';
import { figuresOf, NOTHING_RESERVED } from '../domain/figures-of.ts';
import { placeableOf } from '../domain/ledger.ts';
import type { Figures } from '../domain/schema/figures.ts';
import type { Location } from '../domain/schema/location.ts';
import { DEFAULT_SETTINGS } from '../domain/default-settings.ts';
import type { Region, RegionSettings } from '../domain/schema/region.ts';
import type { Unit } from '../domain/schema/unit.ts';
import { readCardEntries } from './card-entries.ts';
import type { DetailRow, PersonDatabase } from './database.ts';
import type { LocationWork } from './location-work.ts';
import { readNear } from './near-entries.ts';
import { fieldStates, readOpenState, readUnplaced } from './sending-state.ts';
import type { LocationSummary, UnitView } from './view-types.ts';

export type ComposedView = { summary: LocationSummary; detail: DetailRow };

export type ViewContext = {
	region: Region | undefined;
	/** null = this person has no entries here: the figures are the server's. */
	state: LocationState | null;
	touched: number;
};

/** Everything a screen shows of a location, complete: fold, own pending fields, cards, sending state. */
export async function composeView(
	db: PersonDatabase,
	work: LocationWork,
	location: Location,
	context: ViewContext
): Promise<ComposedView> {
	const { region, state, touched } = context;
	const settings = { ...DEFAULT_SETTINGS, ...region?.settings };
	const [{ cards, cardEntries }, unplaced, sending] = await Promise.all([
		readCards(db, work.id, state, settings),
		state ? readUnplaced(db, work.id) : [],
		readOpenState(db, work.id, work.unsent)
	]);
	const lastReceivedAt = newest(work.receivedAt, work.row?.figures?.receivedAt);
	const numbers = state ? foldedNumbers(work, state, lastReceivedAt) : servedNumbers(work);
	const { fieldWriter, ...facts } = location;
	const summary: LocationSummary = {
		id: work.id,
		regionId: location.regionId,
		municipality: location.municipality,
		municipalityName: nameOfMunicipality(region, location.municipality),
		name: location.name,
		kind: location.kind,
		location: withoutServed(facts),
		detail: state?.detail ?? location.detail,
		figures: numbers.figures,
		placeable: placeableOf(numbers.figures),
		largestUnit: numbers.largestUnit,
		rest: state?.detail === 'units' ? state.rest.occupied : 0,
		cards,
		cardEntries,
		unplaced,
		fields: fieldStates(work.overlays),
		pending: work.unsent,
		sending,
		lastReceivedAt,
		countedAt: numbers.figures.countedAt,
		observedAt: numbers.figures.observedAt,
		askSnijverlies: state !== null && asksSnijverlies(state),
		newestCountId: state?.site.count?.id ?? null,
		isNew: work.row === undefined,
		touched
	};
	const outUntil = state?.detail === 'site' ? untilOf(state.site) : {};
	return { summary, detail: { id: work.id, units: numbers.units, fieldWriter, outUntil } };
}

async function readCards(
	db: PersonDatabase,
	locationId: string,
	state: LocationState | null,
	settings: RegionSettings
): Promise<Pick<LocationSummary, 'cards' | 'cardEntries'>> {
	if (!state) return { cards: [], cardEntries: {} };
	const cards = cardsOf(state, await readNear(db, locationId, state, settings), settings);
	return { cards, cardEntries: await readCardEntries(db, locationId, cards) };
}

type Numbers = { figures: Figures; largestUnit: number | null; units: UnitView[] };

function foldedNumbers(
	work: LocationWork,
	state: LocationState,
	receivedAt: string | null
): Numbers {
	const folded = figuresOf(state, work.units, NOTHING_RESERVED, receivedAt);
	const views = [...work.data.units.values()].map((unit) =>
		toUnitView(unit, folded.units.get(unit.id) ?? work.unitRows.get(unit.id)?.figures, state)
	);
	return {
		figures: folded.location,
		largestUnit: folded.largestUnit,
		units: views.sort(byName)
	};
}

function servedNumbers(work: LocationWork): Numbers {
	return { figures: work.row?.figures ?? NO_FIGURES, largestUnit: null, units: [] };
}

const NO_FIGURES: Figures = {
	realised: 0,
	occupied: 0,
	outOfService: 0,
	outOfServiceBy: {},
	snijverlies: {},
	snijverliesDeclared: {},
	reserved: 0,
	reservedUntil: null,
	overcrowded: 0,
	overpromised: 0,
	observedAt: null,
	countedAt: null,
	receivedAt: null
};

function toUnitView(unit: Unit, figures: Figures = NO_FIGURES, state: LocationState): UnitView {
	const place = state.units[unit.id];
	return {
		unit: withoutServed(unit),
		figures,
		placeable: placeableOf(figures),
		newestCountId: place?.count?.id ?? null,
		isDeclared: Boolean(place?.declared),
		declaredAt: place?.declaredAt ?? null,
		outUntil: place ? untilOf(place) : {}
	};
}

function untilOf({ out }: PlaceState): Record<string, string> {
	const parts = Object.entries(out);
	return Object.fromEntries(
		parts.flatMap(([reason, { until }]) => (until ? [[reason, until]] : []))
	);
}

/** Figures and opening travel in the row; here they would be a second, older truth. */
function withoutServed<T extends object>(row: T): T {
	const {
		figures: _figures,
		opening: _opening,
		...rest
	} = row as T & {
		figures?: unknown;
		opening?: unknown;
	};
	return rest as unknown as T;
}

const NAMES = new Intl.Collator('nl', { numeric: true });

function byName(a: UnitView, b: UnitView): number {
	return Number(a.unit.retired) - Number(b.unit.retired) || NAMES.compare(a.unit.name, b.unit.name);
}

function nameOfMunicipality(region: Region | undefined, code: string): string {
	return region?.municipalities.find((municipality) => municipality.code === code)?.name ?? code;
}

/** D6: people came or went after snijverlies was last stated or the house counted. */
function asksSnijverlies({ detail, site }: LocationState): boolean {
	if (detail !== 'site' || site.movedAt === null) return false;
	return site.movedAt > (site.declaredAt ?? '') && site.movedAt > (site.count?.at ?? '');
}

export function newest(...times: (string | null | undefined)[]): string | null {
	return times.reduce<string | null>(
		(best, time) => (time && time > (best ?? '') ? time : best),
		null
	);
}
