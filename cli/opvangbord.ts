import { type Command, type Outcome, sqliteMessage, toColumns } from './command.ts';

type Listed = { usage: string; summary: string; load: () => Promise<Command> };

/** Each is loaded when it is called: `demo` on a filled database reads one row and nothing else. */
const COMMANDS: Record<string, Listed> = {
	demo: {
		usage: 'demo',
		summary: 'fill an empty database with the example (only with OPVANGBORD_DEMO=1)',
		load: async () => (await import('./commands/demo.ts')).demo
	},
	migrate: {
		usage: 'migrate',
		summary: 'make the database, or bring its schema up to date',
		load: async () => (await import('./commands/migrate.ts')).migrateDatabase
	},
	region: {
		usage: 'region add FILE [--region CODE] | region list',
		summary: 'regions with their municipalities, from a sheet like municipalities.csv',
		load: async () => (await import('./commands/region.ts')).region
	},
	user: {
		usage: 'user add | grant | withdraw | password | sign-out EMAIL … | user list',
		summary: 'people who may sign in and what is theirs; a password comes from stdin, or is made',
		load: async () => (await import('./commands/user.ts')).user
	},
	device: {
		usage: 'device list [--region CODE]',
		summary: 'which devices said that they hold edits nobody has received, whose and since when',
		load: async () => (await import('./commands/device.ts')).device
	},
	import: {
		usage: 'import FILE --region CODE --as EMAIL [--commit] …',
		summary: 'locations, figures and rooms from a CSV or XLSX sheet; shows only, until --commit',
		load: async () => (await import('./commands/import.ts')).importSheet
	},
	audit: {
		usage: 'audit verify [--region CODE]',
		summary: 'read the chain of changes again and say whether it is whole',
		load: async () => (await import('./commands/audit.ts')).audit
	},
	backup: {
		usage: 'backup FILE',
		summary: 'a copy of the database as it is now, also while the server runs',
		load: async () => (await import('./commands/backup.ts')).backup
	},
	restore: {
		usage: 'restore FILE | restore --done',
		summary: 'put a backup in the place of a database that was moved away; --done after pg_restore',
		load: async () => (await import('./commands/restore.ts')).restore
	},
	move: {
		usage: 'move --from sqlite --to postgres',
		summary: 'all data to the PostgreSQL of DATABASE_URL, also while the server runs',
		load: async () => (await import('./commands/move.ts')).move
	},
	doctor: {
		usage: 'doctor',
		summary: 'environment, schema, integrity and counts of the database',
		load: async () => (await import('./commands/doctor.ts')).doctor
	}
};

const { text, code } = await run(process.argv.slice(2));
if (text) console[code === 1 ? 'error' : 'log'](text);
process.exitCode = code;

async function run([name = 'help', ...words]: string[]): Promise<Outcome> {
	if (['help', '--help', '-h'].includes(name)) return { text: helpText(), code: 0 };
	const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
	if (!command) return { text: `There is no command "${name}".\n\n${helpText()}`, code: 1 };
	try {
		return await (
			await command.load()
		)(words);
	} catch (error) {
		const told = await explain(error);
		if (told === undefined) throw error;
		return { text: told, code: 1 };
	}
}

/** What is wrong and how to mend it; undefined: a fault of our own. */
async function explain(error: unknown): Promise<string | undefined> {
	const { isStartRefused } = await import('../src/lib/server/start-refused.ts');
	if (isStartRefused(error)) return error.message;
	const { isStoreFault } = await import('../src/lib/server/store/is-store-fault.ts');
	const told = sqliteMessage(error) ?? (isStoreFault(error) ? (error as Error).message : undefined);
	return told && `The database cannot be used: ${told}. See: opvangbord doctor`;
}

function helpText(): string {
	const lines = Object.values(COMMANDS).flatMap(({ usage, summary }) => [
		`  ${usage}`,
		`      ${summary}`
	]);
	const codes = toColumns([
		['  0', 'done'],
		['  1', 'refused, or something is wrong'],
		['  2', 'something has to be answered first; nothing was written']
	]);
	return ['opvangbord COMMAND', '', ...lines, '', 'Exit codes', ...codes].join('\n');
}
