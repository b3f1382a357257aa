import type { FeedRecord } from './records.ts';

/** What the row of a location or a unit is put together from; each part is JSON text. */
export type RowParts = { doc: string; figures: string; opening: string };

/** The finished row: what the parts say, in one object. */
export function joinParts({ doc, figures, opening }: RowParts): string {
	return `${doc.slice(0, -1)},"figures":${figures},"opening":${opening}}`;
}

type FeedKey = Pick<FeedRecord, 'version' | 'type' | 'id'>;

/** The order in which rows of a region are sent (S7). */
export function compareFeed(a: FeedKey, b: FeedKey): number {
	if (a.version !== b.version) return a.version - b.version;
	if (a.type !== b.type) return a.type < b.type ? -1 : 1;
	return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}
