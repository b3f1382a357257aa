import type { Mapping } from '../src/lib/domain/import/columns.ts';
import { guessMapping } from '../src/lib/domain/import/guess-mapping.ts';
import type { ImportPlan } from '../src/lib/domain/import/import-plan.ts';
import { planImport } from '../src/lib/domain/import/plan-import.ts';
import { readTable } from '../src/lib/files/read-table.ts';
import type { TableRefusal } from '../src/lib/files/text-table.ts';
import type { App } from '../src/lib/server/app.ts';
import { isOutcome, type Outcome, refuse } from './command.ts';
import type { ImportOptions } from './import-options.ts';
import { printPlan } from './print-plan.ts';
import { readExisting } from './read-existing.ts';

type Sheet = { bytes: Uint8Array; regionId: string };

/** What the sheet would change in the region as it stands, with its preview. */
export async function planSheet(
	app: App,
	{ bytes, regionId }: Sheet,
	{ sheet, columns, ...hints }: ImportOptions
): Promise<{ plan: ImportPlan; preview: string } | Outcome> {
	const municipalities = await readMunicipalities(app);
	if (!municipalities.some((one) => one.regionId === regionId))
		return refuse(`There is no region ${regionId}; see: opvangbord region list`);
	const read = await readTable(bytes, { sheet });
	if (!read.ok) return refuse(`The sheet cannot be read: ${WHY_UNREADABLE[read.reason]}`);
	const { table } = read;
	const mapping = withColumns(guessMapping(table.rows), columns);
	if (isOutcome(mapping)) return mapping;
	const missing = NEEDED.filter((field) => mapping.columns[field] === undefined);
	if (missing.length > 0)
		return refuse(`No column was recognised for ${missing.join(' and ')}: say which with --column`);
	const plan = planImport({
		...hints,
		table,
		mapping,
		regionId,
		municipalities,
		existing: await readExisting(app.store, regionId),
		now: new Date(app.clock()).toISOString()
	});
	return { plan, preview: printPlan(plan, mapping, table) };
}

/** Without these no line can say which location it speaks of. */
const NEEDED = ['municipality', 'name'] as const;

async function readMunicipalities(app: App) {
	const regions = await app.store.read(async (reader) =>
		reader.regions(await reader.allRegionIds())
	);
	return regions.flatMap(({ id, doc }) =>
		doc.municipalities.map(({ code, name }) => ({ code, name, regionId: id }))
	);
}

function withColumns(guess: Mapping, stated: ImportOptions['columns']): Mapping | Outcome {
	const columns = { ...guess.columns };
	for (const [field, header] of Object.entries(stated)) {
		const at = guess.headers.indexOf(header);
		if (at === -1)
			return refuse(`There is no column "${header}"; there are: ${guess.headers.join(', ')}`);
		columns[field as keyof typeof columns] = at;
	}
	return { ...guess, columns };
}

const WHY_UNREADABLE: Record<TableRefusal, string> = {
	empty: 'there is nothing in it.',
	'too-large': 'it is larger than 5 MB; leave out what is no table.',
	'too-many-rows': 'it has more than 20,000 lines; split it.',
	'too-many-columns': 'it has more than 200 columns; leave out what is not needed.',
	'unclosed-quote': 'a cell begins with " and does not end; save it from the spreadsheet again.',
	'not-a-table': 'it is neither CSV nor XLSX.',
	'old-excel': 'it is an old .xls; save it as .xlsx or .csv.',
	unreadable: 'the workbook is damaged or protected; open it and save it again.',
	'no-such-sheet': 'the workbook has no sheet of that name (--sheet).'
};
