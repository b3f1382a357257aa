import { locationInputs } from '../domain/fold/inputs.ts';
import { countedAtOf, observedAtOf } from '../domain/fold/times.ts';
import { NOW_POSITION } from '../domain/fold/units.ts';
import type { Figures } from '../domain/schema/figures.ts';
import type { PersonDatabase } from './database.ts';
import { loadWork } from './location-work.ts';
import { getMeta, putMeta, readSync } from './meta.ts';
import type { Pulled } from './pull-rows.ts';
import type { SyncContext } from './sync-context.ts';
import type { Difference } from './status-types.ts';

/** A difference that a reset does not mend must not reset for ever. */
const RESET_AT_MOST_EVERY_MS = 3_600_000;

/**
 * After a completed pull the own fold's inputs and times are held against the server's figures, where nothing of one's
 * own is pending. A difference is kept for the diagnosis and causes one reset.
 */
export async function compareFigures(
	{ db, clock }: SyncContext,
	{ touched, wasReset }: Pulled
): Promise<'fetch-anew' | undefined> {
	return db.transaction('rw', db.tables, async () => {
		const ids = wasReset ? await allLocations(db) : [...touched];
		if (ids.length === 0) return undefined;
		const known = (await getMeta(db, 'differences')) ?? { open: [], resetAt: null };
		const at = new Date(clock.now()).toISOString();
		const found = await findDifferences(db, ids, at);
		const looked = new Set(ids);
		const open = [...found, ...known.open.filter((old) => !looked.has(old.locationId))];
		const mayReset =
			!wasReset && clock.now() - (known.resetAt ?? -Infinity) > RESET_AT_MOST_EVERY_MS;
		const resets = found.length > 0 && mayReset;
		await putMeta(db, 'differences', { open, resetAt: resets ? clock.now() : known.resetAt });
		if (!resets) return undefined;
		await putMeta(db, 'sync', { ...(await readSync(db)), cursor: '', scope: '' });
		return 'fetch-anew';
	});
}

async function allLocations(db: PersonDatabase): Promise<string[]> {
	return db.head.toCollection().primaryKeys();
}

async function findDifferences(
	db: PersonDatabase,
	ids: string[],
	at: string
): Promise<Difference[]> {
	const found: Difference[] = [];
	for (const locationId of ids) {
		if ((await db.overlay.where('locationId').equals(locationId).count()) > 0) continue;
		const what = await differenceOf(db, locationId);
		if (what.length > 0) found.push({ locationId, at, what });
	}
	return found;
}

async function differenceOf(db: PersonDatabase, locationId: string): Promise<Difference['what']> {
	const { head, row, units } = await loadWork(db, locationId);
	if (!head || !row?.figures) return [];
	const inputs = locationInputs(head.state, units, NOW_POSITION);
	const own = {
		realised: inputs.realised,
		occupied: inputs.occupied,
		outOfServiceBy: inReasonOrder(inputs.outOfServiceBy),
		snijverliesDeclared: inReasonOrder(inputs.declared),
		observedAt: observedAtOf(head.state),
		countedAt: countedAtOf(head.state, units)
	};
	const server = servedInputs(row.figures);
	return Object.keys(own)
		.map((field) => ({
			field,
			own: own[field as keyof typeof own],
			server: server[field as keyof typeof own]
		}))
		.filter((pair) => JSON.stringify(pair.own) !== JSON.stringify(pair.server));
}

function servedInputs(figures: Figures) {
	const { realised, occupied, outOfServiceBy, snijverliesDeclared, observedAt, countedAt } =
		figures;
	return {
		realised,
		occupied,
		outOfServiceBy: inReasonOrder(outOfServiceBy),
		snijverliesDeclared: inReasonOrder(snijverliesDeclared),
		observedAt,
		countedAt
	};
}

function inReasonOrder(byReason: Record<string, number>): [string, number][] {
	return Object.entries(byReason)
		.filter(([, n]) => n !== 0)
		.sort(([a], [b]) => (a < b ? -1 : 1));
}
