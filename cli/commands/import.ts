import { readFile } from 'node:fs/promises';
import type { ImportPlan, PlannedMutation } from '../../src/lib/domain/import/import-plan.ts';
import { permits } from '../../src/lib/domain/permissions.ts';
import type { Me } from '../../src/lib/domain/schema/person.ts';
import type { App } from '../../src/lib/server/app.ts';
import type { PushResult } from '../../src/lib/sync/messages.ts';
import { type Command, done, isOutcome, type Outcome, readWords, refuse } from '../command.ts';
import { type ImportOptions, readImportOptions } from '../import-options.ts';
import { onDatabase } from '../open-app.ts';
import { planSheet } from '../plan-sheet.ts';
import { printAsked } from '../print-plan.ts';
import { pushAll } from '../push-all.ts';

const USAGE = `import FILE --region CODE --as EMAIL [--commit]
  --sheet-date 2024-01-09   the day the sheet speaks of, for "yesterday" and for lines without a date
  --date-order dmy          how 9-1-2024 is meant: dmy, mdy or ymd
  --date "TEXT=2024-01-08"  what one cell means; TEXT=none for no date; may be repeated
  --kind goo                for lines that name no kind of reception
  --column "FIELD=HEADER"   where the guess is wrong; may be repeated
  --sheet NAME              which sheet of a workbook`;

const OPTIONS = {
	region: { type: 'string' },
	as: { type: 'string' },
	commit: { type: 'boolean' },
	sheet: { type: 'string' },
	kind: { type: 'string' },
	'sheet-date': { type: 'string' },
	'date-order': { type: 'string' },
	date: { type: 'string', multiple: true },
	column: { type: 'string', multiple: true }
} as const;

/** Shows what a sheet would change, line by line; with `--commit` writes it, as mutations of that person. */
export const importSheet: Command = async (words) => {
	const read = readWords(words, OPTIONS, USAGE);
	if (isOutcome(read)) return read;
	const [file, ...rest] = read.positionals;
	const { region, as, ...values } = read.values;
	if (!file || rest.length > 0 || !region || !as) return refuse(`Usage: opvangbord ${USAGE}`);
	const options = readImportOptions(values);
	if (isOutcome(options)) return options;
	const bytes = await readFile(file).catch(() => null);
	if (!bytes) return refuse(`${file} cannot be read: is the path right?`);
	const sheet = { bytes: new Uint8Array(bytes), regionId: region };
	return onDatabase((app) => importInto(app, sheet, as, { ...options, commit: !!values.commit }));
};

async function importInto(
	app: App,
	sheet: { bytes: Uint8Array; regionId: string },
	email: string,
	options: ImportOptions & { commit: boolean }
): Promise<Outcome> {
	const me = await findImporter(app, email, sheet.regionId);
	if (isOutcome(me)) return me;
	const planned = await planSheet(app, sheet, options);
	if (isOutcome(planned)) return planned;
	const { plan, preview } = planned;
	if (plan.undatable.length > 0)
		return { text: `${preview}\n\n${printAsked(plan.undatable)}`, code: 2 };
	if (plan.summary.nothingToDo) return done(`${preview}\n\nNothing has to change.`);
	if (!options.commit)
		return done(`${preview}\n\nNothing is written yet: the same with --commit does it.`);
	return commit(app, me, plan, preview);
}

async function findImporter(app: App, email: string, regionId: string): Promise<Me | Outcome> {
	const personId = await app.auth.people.idOf(email);
	const me = personId && (await app.auth.people.meOf(personId));
	if (!me) return refuse(`Nobody is known as ${email}; see: opvangbord user list`);
	return permits(me, { do: 'import' }, { regionId, municipality: '' })
		? me
		: refuse(`${email} may not import into ${regionId}: use somebody of its RCVS.`);
}

async function commit(app: App, me: Me, plan: ImportPlan, preview: string): Promise<Outcome> {
	const intents = plan.mutations.map(({ line: _line, ...intent }) => intent);
	const results = await pushAll(app, me, intents);
	const refused = results.flatMap((result, at) =>
		result.status === 'rejected' || result.status === 'conflict'
			? [toRefusal(plan.mutations[at]!, result)]
			: []
	);
	const written = `Written: ${results.length - refused.length} of ${results.length} changes.`;
	return refused.length === 0
		? done(`${preview}\n\n${written}`)
		: refuse([preview, '', written, 'Not taken:', ...refused].join('\n'));
}

function toRefusal({ line, name }: PlannedMutation, { code, detail }: PushResult): string {
	return `  line ${line}: ${name}: ${[code, detail].filter(Boolean).join(' ')}`;
}
