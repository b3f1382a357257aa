import { readFile } from 'node:fs/promises';
import { permits } from '../../src/lib/domain/permissions.ts';
import { guessRoomMapping } from '../../src/lib/domain/room-list/room-columns.ts';
import type { Me } from '../../src/lib/domain/schema/person.ts';
import type { App } from '../../src/lib/server/app.ts';
import type { PushResult } from '../../src/lib/sync/messages.ts';
import { type Command, done, isOutcome, type Outcome, readWords, refuse } from '../command.ts';
import { type ImportOptions, readImportOptions } from '../import-options.ts';
import { onDatabase } from '../open-app.ts';
import { planRoomList } from '../plan-room-list.ts';
import { planSheet } from '../plan-sheet.ts';
import type { Planned, PlannedChange } from '../planned.ts';
import { pushAll } from '../push-all.ts';
import { readSheet } from '../read-sheet.ts';

const USAGE = `import FILE --region CODE --as EMAIL [--commit]
  --sheet-date 2024-01-09   the day the sheet speaks of, for "yesterday" and for lines without a date;
                            of a list of rooms the day it was right (left out: now)
  --date-order dmy          how 9-1-2024 is meant: dmy, mdy or ymd
  --date "TEXT=2024-01-08"  what one cell means; TEXT=none for no date; may be repeated
  --column "FIELD=HEADER"   where the guess is wrong; may be repeated. updated=HEADER is the date of each line:
                            a location with lines of several days gets them as its history
  --sheet NAME              which sheet of a workbook
  --dated-sheets            all sheets of a workbook that are called after a day, as history
  --kind goo                for lines that name no kind of reception

  A sheet with a column for the room and one for its beds is a list of rooms:
  --stands rooms | site     which numbers hold: those of the rooms (people are counted per room from then on), or those
                            of the location (the rooms are added, and no number changes)
  --location NAME | ID      the location it is of, where the list does not say so`;

const OPTIONS = {
	region: { type: 'string' },
	as: { type: 'string' },
	commit: { type: 'boolean' },
	sheet: { type: 'string' },
	'dated-sheets': { type: 'boolean' },
	kind: { type: 'string' },
	'sheet-date': { type: 'string' },
	'date-order': { type: 'string' },
	date: { type: 'string', multiple: true },
	column: { type: 'string', multiple: true },
	stands: { type: 'string' },
	location: { type: 'string' }
} as const;

type Asked = ImportOptions & { regionId: string; commit: boolean };

/** Shows what a sheet would change, line by line; with `--commit` writes it, as mutations of that person. */
export const importSheet: Command = async (words) => {
	const read = readWords(words, OPTIONS, USAGE);
	if (isOutcome(read)) return read;
	const [file, ...rest] = read.positionals;
	const { region: regionId, as, ...values } = read.values;
	if (!file || rest.length > 0 || !regionId || !as) return refuse(`Usage: opvangbord ${USAGE}`);
	const options = readImportOptions(values);
	if (isOutcome(options)) return options;
	const bytes = await readFile(file).catch(() => null);
	if (!bytes) return refuse(`${file} cannot be read: is the path right?`);
	const asked = { ...options, regionId, commit: !!values.commit };
	return onDatabase((app) => importInto(app, new Uint8Array(bytes), as, asked));
};

async function importInto(
	app: App,
	bytes: Uint8Array,
	email: string,
	asked: Asked
): Promise<Outcome> {
	const me = await findImporter(app, email, asked.regionId);
	if (isOutcome(me)) return me;
	const planned = await plan(app, bytes, asked);
	if (isOutcome(planned)) return planned;
	const { preview, asked: open, changes } = planned;
	if (open) return { text: `${preview}\n\n${open}`, code: 2 };
	if (changes.length === 0) return done(`${preview}\n\nNothing has to change.`);
	if (!asked.commit)
		return done(
			`${preview}\n\n${changes.length} changes. Nothing is written yet: the same with --commit does it.`
		);
	return commit(app, me, planned);
}

/** What a sheet is of is told from its header. */
async function plan(app: App, bytes: Uint8Array, asked: Asked): Promise<Planned | Outcome> {
	const sheet = await readSheet(bytes, asked);
	if (isOutcome(sheet)) return sheet;
	const rooms = guessRoomMapping(sheet.table.rows);
	if (rooms) return planRoomList(app, sheet, rooms, asked);
	if (asked.location ?? asked.stands)
		return refuse(
			'This is no list of rooms: it has no column for the room with one for its beds. Leave out --location and --stands, or mend the header.'
		);
	return planSheet(app, sheet, asked);
}

async function findImporter(app: App, email: string, regionId: string): Promise<Me | Outcome> {
	const personId = await app.auth.people.idOf(email);
	const me = personId && (await app.auth.people.meOf(personId));
	if (!me) return refuse(`Nobody is known as ${email}; see: opvangbord user list`);
	return permits(me, { do: 'import' }, { regionId, municipality: '' })
		? me
		: refuse(`${email} may not import into ${regionId}: use somebody of its RCVS.`);
}

async function commit(app: App, me: Me, { preview, changes }: Planned): Promise<Outcome> {
	const results = await pushAll(
		app,
		me,
		changes.map(({ intent }) => intent)
	);
	const refused = results.flatMap((result, at) =>
		result.status === 'rejected' || result.status === 'conflict'
			? [toRefusal(changes[at]!, result)]
			: []
	);
	const written = `Written: ${results.length - refused.length} of ${results.length} changes.`;
	return refused.length === 0
		? done(`${preview}\n\n${written}`)
		: refuse([preview, '', written, 'Not taken:', ...refused].join('\n'));
}

function toRefusal({ where, intent }: PlannedChange, { code, detail }: PushResult): string {
	return `  ${where}: ${intent.name}: ${[code, detail].filter(Boolean).join(' ')}`;
}
