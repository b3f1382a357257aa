/** A date cell of Excel holds a clock time without zone; the reader gives it as if it were UTC. */
export type XlsxCell = string | number | boolean | Date | null;

/** Dates become ISO text, without the time when it is midnight and never with a zone. */
export function cellToText(cell: XlsxCell): string {
	if (cell === null) return '';
	if (cell instanceof Date) return dateToText(cell);
	return String(cell);
}

function dateToText(date: Date): string {
	if (Number.isNaN(date.getTime())) return '';
	// Excel keeps a time as a fraction of a day, so 08:40 comes back as 08:39:59.999.
	const rounded = new Date(Math.round(date.getTime() / 1000) * 1000);
	const [day, time] = rounded.toISOString().split('T') as [string, string];
	return time.startsWith('00:00:00') ? day : `${day}T${time.slice(0, 8)}`;
}
