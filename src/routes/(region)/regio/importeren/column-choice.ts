import type { ImportField, Mapping } from '$lib/domain/import/columns.ts';

/** One column of the sheet as the person sees it, to say what it holds. */
export type ColumnChoice = {
	/** Counted from 0. */
	column: number;
	header: string;
	/** The first cell below the header with anything in it. */
	example: string;
	field: ImportField | null;
};

export function columnChoices(rows: string[][], mapping: Mapping): ColumnChoice[] {
	const body = rows.slice(mapping.firstDataRow);
	const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
	const fields = new Map(
		Object.entries(mapping.columns).map(([field, column]) => [column, field as ImportField])
	);
	return Array.from({ length: width }, (_, column) => ({
		column,
		header: mapping.headers[column] ?? '',
		example: body.find((row) => row[column])?.[column] ?? '',
		field: fields.get(column) ?? null
	}));
}

/** The mapping with one column read otherwise. A field stands in one column, so it leaves the one it stood in. */
export function mapColumn(mapping: Mapping, column: number, field: ImportField | null): Mapping {
	const others = Object.entries(mapping.columns).filter(
		([name, at]) => at !== column && name !== field
	);
	const columns: Mapping['columns'] = Object.fromEntries(others);
	if (field) columns[field] = column;
	return { ...mapping, columns };
}
