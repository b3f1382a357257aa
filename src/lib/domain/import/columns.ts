/** What a column of a sheet can hold. `address` is street with number, if need be with postcode and place as well. */
export const IMPORT_FIELDS = [
	'municipality',
	'name',
	'address',
	'street',
	'number',
	'suffix',
	'postcode',
	'city',
	'kind',
	'operator',
	'realised',
	'occupied',
	'outOfService',
	'snijverlies',
	'infants',
	'pets',
	'wheelchair',
	'care',
	'phone',
	'opensOn',
	'closesOn',
	'updated',
	'note'
] as const;

export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Which column holds what; guessed first, then the person's own. Columns are counted from 0. */
export type Mapping = {
	/** Row of `rows` where the data begin: 0 when nothing looks like a header. */
	firstDataRow: number;
	/** Header text per column, both lines of a header in two lines. */
	headers: string[];
	columns: Partial<Record<ImportField, number>>;
};
