/** How many bed places or people all reasons together name. */
export function total(byReason: Record<string, number>): number {
	return Object.values(byReason).reduce((sum, n) => sum + n, 0);
}
