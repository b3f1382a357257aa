import type { Mapping } from '../src/lib/domain/import/columns.ts';
import { guessMapping } from '../src/lib/domain/import/guess-mapping.ts';
import { planImport } from '../src/lib/domain/import/plan-import.ts';
import type { App } from '../src/lib/server/app.ts';
import { isOutcome, type Outcome, refuse } from './command.ts';
import type { ImportOptions } from './import-options.ts';
import type { Planned } from './planned.ts';
import { printAsked, printPlan } from './print-plan.ts';
import { readExisting } from './read-existing.ts';
import type { Sheet } from './read-sheet.ts';

/** What a sheet of locations would change in the region as it stands. */
export async function planSheet(
	app: App,
	{ table, left }: Sheet,
	{ regionId, columns, ...hints }: ImportOptions & { regionId: string }
): Promise<Planned | Outcome> {
	const municipalities = await readMunicipalities(app);
	if (!municipalities.some((one) => one.regionId === regionId))
		return refuse(`There is no region ${regionId}; see: opvangbord region list`);
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
	return {
		preview: printPlan(plan, mapping, { table, left }),
		asked: plan.undatable.length > 0 ? printAsked(plan.undatable) : null,
		changes: plan.mutations.map(({ line, ...intent }) => ({ where: `line ${line}`, intent }))
	};
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
