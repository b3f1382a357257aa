import type { RegionRecord } from '../store/records.ts';
import type { Reader } from '../store/store.ts';
import type { Cursor } from './cursor.ts';
import { type Page, rowText } from './page.ts';
import type { Scope } from './scope.ts';
import type { SummedTotal } from './totals.ts';

export type Versioned = Pick<RegionRecord, 'id' | 'version'>;

/** Regions that this reader gets the totals of and no more. */
export async function otherRegions(reader: Reader, scope: Scope): Promise<Versioned[]> {
	if (!scope.otherTotals) return [];
	const own = new Set(scope.regionIds);
	return (await reader.regionVersions()).filter(({ id }) => !own.has(id));
}

/** The totals come last: in a first pull nobody waits for another region's before seeing the own. */
export async function readTotals(
	page: Page,
	others: Versioned[],
	from: Cursor,
	sum: (region: Versioned) => Promise<SummedTotal>
): Promise<Cursor> {
	const complete = { ...from.complete };
	for (const region of others) {
		const done = complete[region.id] ?? 0;
		if (done === region.version) continue;
		if (page.left <= 0) return { complete, at: { ...BEFORE_TOTAL, regionId: region.id } };
		const { version, body } = await sum(region);
		// A sum that was made a moment ago is not news twice.
		if (version <= done) continue;
		page.addText(rowText({ type: 'total', id: region.id, version, body }));
		complete[region.id] = version;
	}
	return { complete, at: null };
}

const BEFORE_TOTAL = { version: 0, type: 'total', id: '' };
