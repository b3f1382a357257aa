import { toPlaceKey } from './match-location.ts';
import type { DateToAsk } from './import-plan.ts';
import type { RowReading, SheetSite } from './read-row.ts';
import type { SheetLine } from './sheet-line.ts';

export type ReadLine = { line: SheetLine; reading: RowReading };
export type SiteLine = { line: SheetLine; site: SheetSite };

export type DatedLines = {
	/** Lines that speak of a place as it is: of several dated ones the newest. */
	current: ReadLine[];
	/** Older lines by the line number of the newest one of their place, oldest first: they are its history. */
	pastOf: Map<number, SiteLine[]>;
	/** Lines of which a person says first of when they are: until then nobody knows whether they are history. */
	waiting: AskedLine[];
};

export type AskedLine = SiteLine & { toAsk: DateToAsk[] };

/**
 * A sheet with a column of dates may speak of one place on several days. Two lines of one moment, and undated ones,
 * stay what they were: nobody can say which of them is right.
 */
export function splitDatedLines(lines: ReadLine[]): DatedLines {
	const pastOf = new Map<number, SiteLine[]>();
	const past = new Set<SheetLine>();
	const newest = new Set<SheetLine>();
	for (const group of groupByPlace(lines).values()) {
		const older = olderOf(group);
		if (older.length === 0) continue;
		newest.add(group[0]!.line);
		pastOf.set(group[0]!.line.line, older.toReversed());
		for (const { line } of older) past.add(line);
	}
	const waiting = waitingOf(lines);
	const apart = new Set([...past, ...waiting.map(({ line }) => line)]);
	const others = lines.filter(({ line }) => !apart.has(line));
	// The newest comes to its place before a line that cannot say of when it is.
	const current = [
		...others.filter(({ line }) => newest.has(line)),
		...others.filter(({ line }) => !newest.has(line))
	];
	return { current, pastOf, waiting };
}

/** Beside another line of their place; a place with one line only is planned, and asks along. */
function waitingOf(lines: ReadLine[]): AskedLine[] {
	const dated = new Set(groupByPlace(lines).keys());
	return lines.flatMap(({ line, reading }) => {
		if (reading.status !== 'site' || !reading.toAsk.some(({ field }) => field === 'updated'))
			return [];
		const key = toPlaceKey(reading.site);
		if (dated.has(key)) return [{ line, site: reading.site, toAsk: reading.toAsk }];
		dated.add(key);
		return [];
	});
}

/** Dated lines with figures, newest first; of one moment in the order of the sheet. */
function groupByPlace(lines: ReadLine[]): Map<string, SiteLine[]> {
	const groups = new Map<string, SiteLine[]>();
	for (const { line, reading } of lines) {
		if (reading.status !== 'site' || reading.site.observedAt === null) continue;
		const key = toPlaceKey(reading.site);
		groups.set(key, [...(groups.get(key) ?? []), { line, site: reading.site }]);
	}
	for (const group of groups.values()) group.sort(newestFirst);
	return groups;
}

function newestFirst(a: SiteLine, b: SiteLine): number {
	const [first, second] = [a.site.observedAt ?? '', b.site.observedAt ?? ''];
	if (first === second) return a.line.line - b.line.line;
	return first < second ? 1 : -1;
}

/** Those of a moment of their own; a second line of the same moment is refused with the others of its place. */
function olderOf(group: SiteLine[]): SiteLine[] {
	return group.filter(
		({ site }, at) => at > 0 && site.observedAt !== group[at - 1]!.site.observedAt
	);
}
