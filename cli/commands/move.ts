import { existsSync } from 'node:fs';
import { keepSecret } from '../../src/lib/server/auth/secret.ts';
import { databaseFile } from '../../src/lib/server/data-dir.ts';
import type { Env } from '../../src/lib/server/env.ts';
import {
	type MovedTables,
	moveDatabase,
	type MoveOutcome,
	type MoveRefusal
} from '../../src/lib/server/store/move/move-database.ts';
import { nameDatabase } from '../../src/lib/server/store/open-database.ts';
import { openPostgres } from '../../src/lib/server/store/open-postgres.ts';
import { openSqlite } from '../../src/lib/server/store/open-sqlite.ts';
import {
	type Command,
	done,
	isOutcome,
	type Outcome,
	readWords,
	refuse,
	toColumns
} from '../command.ts';
import { noDatabase, readCliEnv } from '../open-app.ts';

const USAGE = 'move --from sqlite --to postgres';
const OPTIONS = { from: { type: 'string' }, to: { type: 'string' } } as const;

/** From the file in DATA_DIR to the database of DATABASE_URL, also beside a running server; may be broken off and run again. */
export const move: Command = async (words) => {
	const read = readWords(words, OPTIONS, USAGE);
	if (isOutcome(read)) return read;
	const { from, to } = read.values;
	if (from !== 'sqlite' || to !== 'postgres' || read.positionals.length > 0)
		return refuse(`Usage: opvangbord ${USAGE}`);
	const env = readCliEnv();
	if (isOutcome(env)) return env;
	if (!env.databaseUrl) return refuse('Set DATABASE_URL to the PostgreSQL database to move to.');
	if (!existsSync(databaseFile(env.dataDir))) return refuse(noDatabase(env.dataDir));
	return moveTo(env.databaseUrl, env);
};

async function moveTo(databaseUrl: string, env: Env): Promise<Outcome> {
	const source = openSqlite<MovedTables>(databaseFile(env.dataDir));
	const target = openPostgres<MovedTables>(databaseUrl);
	const to = nameDatabase(env);
	try {
		const outcome = await moveDatabase({
			source: source.db,
			target: target.db,
			to,
			secret: env.authSecret === undefined ? keepSecret(env.dataDir) : undefined,
			clock: () => Date.now(),
			onRound: (round, written) => console.error(`round ${round}: ${written} rows written`)
		});
		return describe(outcome, env, to);
	} finally {
		await target.close();
		await source.close();
	}
}

function describe(outcome: MoveOutcome, { dataDir }: Env, to: string): Outcome {
	if ('refused' in outcome) return refuse(REFUSALS[outcome.refused](to, dataDir));
	const rows = outcome.tables.map(({ name, rows, hash }) => [name, String(rows), hash]);
	return done(
		[
			...toColumns([['TABLE', 'ROWS', 'SHA-256, THE SAME IN BOTH'], ...rows]),
			'',
			`Moved to ${to}. The database in ${dataDir} takes no more edits: start the server with DATABASE_URL.`
		].join('\n')
	);
}

const REFUSALS: Record<MoveRefusal, (to: string, dataDir: string) => string> = {
	'source-not-migrated': (_, dataDir) =>
		`The database in ${dataDir} is of an older version; run first, without DATABASE_URL: opvangbord migrate`,
	'target-not-empty': (to) => `${to} holds data already: move to an empty database.`,
	'target-of-another': (to) =>
		`${to} holds a part of another database that is being moved: move to an empty one.`,
	'moved-elsewhere': (_, dataDir) =>
		`The database in ${dataDir} was moved to another one already; see: opvangbord doctor, without DATABASE_URL`,
	'moved-before': (to) => `It was moved to ${to} before, and is served from there.`,
	differs: (to) =>
		`What is in ${to} does not stay the same as what was copied: does something else write to it? Nothing was sealed.`
};
