/** A whole number as people type it, `1.200` and `1 200` too; null for anything else. */
export function readWhole(text: string, most: number): number | null {
	const digits = text.trim().replace(/(\d)[. \u00a0](?=\d{3}(\D|$))/g, '$1');
	if (!/^\d{1,9}$/.test(digits)) return null;
	const n = Number(digits);
	return n > most ? null : n;
}
