import { toEffective } from '../fold/resolve-corrections.ts';
import type { EntryContent } from '../schema/entry.ts';
import type { Instant } from '../schema/ids.ts';
import type { ImportedEntry } from './already-stands.ts';
import type { ExistingLocation } from './existing-location.ts';

/** Whether newer entries say otherwise of all that this one says, so that it changes no figure of today (D9). */
export function isOutlived(
	{ entries }: ExistingLocation,
	entry: ImportedEntry,
	at: Instant | null
): boolean {
	const newer = toEffective(entries)
		.filter(({ unitId, observedAt }) => unitId === '' && (observedAt ?? '') > (at ?? ''))
		.map(({ content }) => content);
	return partsOf(entry).every((part) => newer.some((content) => partsOf(content).includes(part)));
}

/** What an absolute entry states; other entries state nothing. */
function partsOf(content: EntryContent): string[] {
	switch (content.kind) {
		case 'setRealised':
		case 'recount':
			return [content.kind];
		case 'declareOutOfService':
		case 'declareSnijverlies':
			return Object.keys(content.byReason).map((reason) => `${content.kind} ${reason}`);
		default:
			return [];
	}
}
