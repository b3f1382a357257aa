import type { FeedRecord } from '../store/records.ts';

/** Rows of one answer, as the text that goes to the wire. */
export type Page = { rows: string[]; readonly left: number; addText(row: string): void };

export function createPage(limit: number): Page {
	const rows: string[] = [];
	return {
		rows,
		get left() {
			return limit - rows.length;
		},
		addText: (row) => void rows.push(row)
	};
}

export function rowText({
	type,
	id,
	version,
	body
}: Pick<FeedRecord, 'type' | 'id' | 'version' | 'body'>): string {
	return (
		`{"type":${JSON.stringify(type)},"id":${JSON.stringify(id)},"version":${version},` +
		`"deleted":${body === null},"row":${body ?? 'null'}}`
	);
}
