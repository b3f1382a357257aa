/** Pieces of at most `size`; one empty piece when there is nothing, so that a cursor still finds its last one. */
export function chunksOf<T>(items: T[], size: number): T[][] {
	const chunks: T[][] = [];
	for (let at = 0; at < items.length || at === 0; at += size)
		chunks.push(items.slice(at, at + size));
	return chunks;
}
