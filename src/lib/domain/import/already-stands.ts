import { groupByOriginal, toEffective } from '../fold/resolve-corrections.ts';
import type { EntryContent, EntryRow, RecordedEntry } from '../schema/entry.ts';
import type { Instant, Uuid } from '../schema/ids.ts';
import type { ExistingLocation, SiteBefore } from './existing-location.ts';

/** The absolute entries that an import writes. */
export type ImportedEntry = Extract<
	RecordedEntry,
	{ kind: 'setRealised' | 'recount' | 'declareOutOfService' | 'declareSnijverlies' }
>;

export type Standing =
	| { stands: true }
	/** `corrects`: the original entry by which an earlier import said otherwise of the same moment. */
	| { stands: false; corrects: EntryRow | null };

/**
 * Whether an entry was already said: the last import of its very moment and kind had the same content. What people
 * did with it since, a correction or an undo, stands. Where only the opening of a device's window is known, it was
 * said when it could not change that opening, or when the place was counted at that moment or later.
 */
export function findStanding(
	existing: ExistingLocation,
	entry: ImportedEntry,
	observedAt: Instant | null
): Standing {
	const said = findSaid(existing.entries, entry.kind, observedAt);
	if (said.some(({ content }) => isSameContent(content, entry))) return { stands: true };
	const { opening } = existing;
	if (said.length === 0 && opening && isInOpening(opening, entry, observedAt))
		return { stands: true };
	return { stands: false, corrects: said.find(({ imported }) => imported)?.original ?? null };
}

/** The newest recount of the site, which a recount names as its base (D11). */
export function newestRecount({ entries, opening }: ExistingLocation): Uuid | null {
	const recounts = toEffective(entries).filter(
		({ content, unitId }) => content.kind === 'recount' && unitId === ''
	);
	return recounts.at(-1)?.id ?? opening?.count?.id ?? null;
}

type Said = { original: EntryRow; content: EntryContent; imported: boolean; madeAt: Instant };

/** What was said of that moment: by the last import, or by people when no import spoke of it. */
function findSaid(entries: EntryRow[], kind: ImportedEntry['kind'], at: Instant | null): Said[] {
	const said = [...groupByOriginal(entries).groups.values()]
		.filter(
			({ original }) =>
				original.entry.kind === kind && !original.unitId && original.observedAt === at
		)
		.map(({ original, corrections }) => lastSaid(original, corrections));
	const imports = said.filter(({ imported }) => imported);
	return imports.length > 0 ? [imports.reduce(later)] : said;
}

function lastSaid(original: EntryRow, corrections: EntryRow[]): Said {
	const toSaid = ({ entry, madeAt, source }: EntryRow) => ({
		original,
		content: entry,
		imported: source === 'import',
		madeAt
	});
	const imports = [original, ...corrections].map(toSaid).filter(({ imported }) => imported);
	return imports.length > 0 ? imports.reduce(later) : toSaid(original);
}

function later(a: Said, b: Said): Said {
	return b.madeAt >= a.madeAt ? b : a;
}

function isInOpening(opening: SiteBefore, entry: ImportedEntry, at: Instant | null): boolean {
	if (at !== null && at >= opening.at) return false;
	switch (entry.kind) {
		case 'setRealised':
			return opening.realised === entry.n || (opening.realised !== null && wasCounted(opening, at));
		case 'recount':
			return isCounted(opening, entry.n, at);
		case 'declareOutOfService':
			return (
				isSameByReason(opening.out, entry.byReason, (part) => part?.n ?? 0) ||
				wasCounted(opening, at)
			);
		case 'declareSnijverlies':
			return (
				isSameByReason(opening.declared ?? {}, entry.byReason, (n) => n ?? 0) ||
				wasCounted(opening, at)
			);
	}
}

/** Then a sheet of that moment was imported, or it is older than what people saw there since. */
function wasCounted({ count }: SiteBefore, at: Instant | null): boolean {
	return count !== null && count.at >= (at ?? '');
}

/** A later count swallows it; without a date any count does. */
function isCounted({ count, occupied }: SiteBefore, n: number, at: Instant | null): boolean {
	if (at === null) return count !== null || occupied === n;
	return count !== null && (count.at > at || (count.at === at && count.n === n));
}

function isSameContent(said: EntryContent, entry: ImportedEntry): boolean {
	if (said.kind === 'declareOutOfService' && entry.kind === 'declareOutOfService')
		return isSameByReason(said.byReason, entry.byReason, (part) => `${part?.n} ${part?.until}`);
	if (said.kind === 'declareSnijverlies' && entry.kind === 'declareSnijverlies')
		return isSameByReason(said.byReason, entry.byReason, (n) => n);
	return said.kind === entry.kind && 'n' in said && 'n' in entry && said.n === entry.n;
}

function isSameByReason<Part>(
	a: Record<string, Part | undefined>,
	b: Record<string, Part | undefined>,
	toComparable: (part: Part | undefined) => unknown
): boolean {
	return [...new Set([...Object.keys(a), ...Object.keys(b)])].every(
		(reason) => toComparable(a[reason]) === toComparable(b[reason])
	);
}
