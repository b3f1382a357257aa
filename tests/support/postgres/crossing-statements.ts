/** Rows of one region each; a statement on one of these that names no region may ask every machine. */
const REGIONAL = [
	...['location', 'unit', 'entry', 'fold_point', 'field_write', 'conflict', 'staff', 'feed'],
	...['audit', 'audit_payload']
];

/** Distributed by a key of their own, because a device may change regions (S2): what a statement asks for has to name it. */
const OWN_KEY = [
	/^select \* from "result" where "uuid" in \([^)]*\)$/,
	/^insert into "result" \("uuid", /,
	/^select \* from "client" where "id" = \$1( for update)?$/,
	/^insert into "client" \("id", /,
	/^update "client" set .* where "id" = \$\d+$/
];

/** By id alone, because the region is what they find out, or because the id may be of any: `docs/operations.md` lists them. */
const DIRECTORY = [
	/^select distinct "location_id" from "unit" where "id" in \([^)]*\)$/,
	/^select distinct "location_id" from "conflict" where "id" in \([^)]*\)$/,
	/^select distinct "region_id" from "location" where "id" in \([^)]*\)$/,
	/^select \* from "entry" where "id" in \([^)]*\)$/
];

/** Small, read by everybody, and a copy on every machine. */
const COPIED = ['region', 'person', 'grant', 'session', 'meta'];

/** Statements that may ask machines of regions that they do not name. */
export function crossingStatements(statements: string[]): string[] {
	return statements.filter((sql) => !stays(sql));
}

export function isRegional(sql: string): boolean {
	return tablesOf(sql).some((table) => REGIONAL.includes(table));
}

function stays(sql: string): boolean {
	if (DIRECTORY.some((known) => known.test(sql)) || OWN_KEY.some((known) => known.test(sql)))
		return true;
	// Each part of a union is asked by itself.
	return sql.split(/ union all /).every((part) => {
		const tables = tablesOf(part);
		if (tables.every((table) => COPIED.includes(table))) return true;
		const areKnown = tables.every((table) => [...REGIONAL, ...COPIED].includes(table));
		return areKnown && namesRegion(part);
	});
}

/** Rows that are put in have their region; others are found by it. */
function namesRegion(sql: string): boolean {
	if (/^insert into "\w+" \([^)]*"region_id"/.test(sql)) return true;
	const [, ...conditions] = sql.split(/ where | on /);
	return conditions.some((condition) => /"region_id" (=|in) [$(]/.test(condition));
}

function tablesOf(sql: string): string[] {
	return [...sql.matchAll(/\b(?:from|into|update|join) "(\w+)"/g)].map(([, table]) => table!);
}
