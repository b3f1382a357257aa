/** SQLite takes 32,766 parameters a statement; a list stays far below. */
const IDS_AT_ONCE = 500;

export async function inParts<Id, Row>(
	ids: Id[],
	read: (part: Id[]) => Promise<Row[]>
): Promise<Row[]> {
	const rows: Row[] = [];
	for (let start = 0; start < ids.length; start += IDS_AT_ONCE)
		rows.push(...(await read(ids.slice(start, start + IDS_AT_ONCE))));
	return rows;
}
