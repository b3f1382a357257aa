import { cardWindow } from '../domain/fold/cards.ts';
import type { Effective } from '../domain/fold/resolve-corrections.ts';
import type { CountMark, LocationState, PlaceState } from '../domain/fold/state.ts';
import type { RegionSettings } from '../domain/schema/region.ts';
import type { PersonDatabase, StoredEntry } from './database.ts';
import { effectiveOf } from './entry-group.ts';

type CardSettings = Pick<RegionSettings, 'askMovementMinutes' | 'askRecountHours'>;

const MINUTE = 60_000;

/**
 * The entries that `cardsOf` has to look at: those within minutes of a newest count (D10), and where two counts may
 * differ the chains of their bases (D11). Never all entries since the count: there may be thousands.
 */
export async function readNear(
	db: PersonDatabase,
	locationId: string,
	state: LocationState,
	settings: CardSettings
): Promise<Effective[]> {
	const places = state.detail === 'site' ? [state.site] : Object.values(state.units);
	const near = new Map<string, Effective>();
	const add = (row: StoredEntry | undefined) => {
		const effective = row?.unplaced ? null : effectiveOf(row);
		if (effective) near.set(effective.id, effective);
		return effective;
	};
	for (const [from, to] of windowsAround(places, settings.askMovementMinutes * MINUTE))
		for (const row of await readBetween(db, locationId, from, to)) add(row);
	if (cardWindow(state, settings) === '')
		for (const { count, countBefore } of places)
			if (count && countBefore && count.n !== countBefore.n)
				for (const mark of [count, countBefore]) await readChain(db, mark, add);
	return [...near.values()];
}

/** Spans of ± `reach` around each newest count, those that touch as one. */
function windowsAround(places: PlaceState[], reach: number): [string, string][] {
	const counts = places.flatMap(({ count }) => (count ? [Date.parse(count.at)] : []));
	const windows: [number, number][] = [];
	for (const at of counts.sort((a, b) => a - b)) {
		const last = windows.at(-1);
		if (last && at - reach <= last[1]) last[1] = at + reach;
		else windows.push([at - reach, at + reach]);
	}
	return windows.map(([from, to]) => [toIso(from), `${toIso(to)}~`]);
}

function toIso(ms: number): string {
	return new Date(ms).toISOString();
}

function readBetween(db: PersonDatabase, locationId: string, from: string, to: string) {
	return db.entry
		.where('[locationId+place]')
		.between([locationId, from], [locationId, to])
		.toArray();
}

async function readChain(
	db: PersonDatabase,
	{ base }: CountMark,
	add: (row: StoredEntry | undefined) => Effective | null
): Promise<void> {
	const passed = new Set<string>();
	let id = base;
	while (id && !passed.has(id)) {
		passed.add(id);
		const named = await db.entry.get(id);
		// A base may name a correction: what it came down to stands with its original (D11, D13).
		const effective = add(named?.corrects ? await db.entry.get(named.root) : named);
		id = effective?.content.kind === 'recount' ? effective.base : null;
	}
}
