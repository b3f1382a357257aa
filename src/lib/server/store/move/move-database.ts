import type { Kysely } from 'kysely';
import { SECRET } from '../../auth/secret.ts';
import { migrate, isMigrated, type MigrationTables } from '../migrations/migrate.ts';
import { MOVED, MOVING, readMeta, readMoved } from '../moved.ts';
import type { Tables } from '../tables.ts';
import { type ComparedTable, copyDifferences } from './copy-differences.ts';
import { sealSqlite } from './seal-sqlite.ts';

export type MovedTables = Tables & MigrationTables;

type Migrated = Kysely<MovedTables>;
type Database = Kysely<Tables>;

export type Move = {
	/** SQLite, possibly with a server on it. */
	source: Migrated;
	/** PostgreSQL: empty, or what an earlier run left. */
	target: Migrated;
	/** What the target is called, without its password. */
	to: string;
	/** Signs the cookies of the people who are signed in; undefined: the environment has it. */
	secret: string | undefined;
	clock: () => number;
	onRound: (round: number, written: number) => void;
};

export type MoveRefusal =
	| 'source-not-migrated'
	| 'target-not-empty'
	| 'target-of-another'
	| 'moved-elsewhere'
	| 'moved-before'
	| 'differs';

export type MoveOutcome = { refused: MoveRefusal } | { tables: ComparedTable[] };

/** Beside a server that writes all the time, rounds get shorter, but never empty. */
const MOST_ROUNDS = 5;
/** What a round wrote when the rest may as well be written while everybody waits. */
const FEW_ROWS = 5000;
/** The last round is looked at again until nothing differs; a third time means that something is wrong. */
const MOST_CHECKS = 3;

/**
 * Copies a SQLite database to PostgreSQL, beside its running server: in rounds, each of what differs from one snapshot;
 * the last one under the write lock, at the end of which the source is sealed. Only then may the target be served.
 */
export async function moveDatabase(move: Move): Promise<MoveOutcome> {
	const { source, target, onRound } = move;
	if (!(await isMigrated(source))) return { refused: 'source-not-migrated' };
	await migrate(target, move.clock);
	const refused = (await checkSource(move)) ?? (await claimTarget(move));
	if (refused) return { refused };
	for (let round = 1; round <= MOST_ROUNDS; round++) {
		const written = await copyRound(source, target);
		onRound(round, written);
		if (written <= FEW_ROWS) break;
	}
	const last = await finish(move);
	if ('refused' in last) return last;
	if (move.secret !== undefined) await putMeta(target, SECRET, move.secret);
	await target.deleteFrom('meta').where('key', '=', MOVING).execute();
	return last;
}

async function checkSource({ source, target, to }: Move): Promise<MoveRefusal | undefined> {
	const moved = await readMoved(source);
	if (!moved) return undefined;
	if (moved.to !== to) return 'moved-elsewhere';
	// Sealed, and the target still marked: it was broken off between the two.
	return (await readMeta(target, MOVING)) === undefined ? 'moved-before' : undefined;
}

/** Marks the target as being filled, so that no server starts on a part; the mark names whose data it is. */
async function claimTarget({ source, target }: Move): Promise<MoveRefusal | undefined> {
	const epoch = (await readMeta(source, 'epoch'))!;
	const claimed = await readMeta(target, MOVING);
	if (claimed !== undefined) return claimed === epoch ? undefined : 'target-of-another';
	const used = await target.selectFrom('meta').select('key').executeTakeFirst();
	if (used) return 'target-not-empty';
	await putMeta(target, MOVING, epoch);
	return undefined;
}

async function copyRound(source: Database, target: Database): Promise<number> {
	const tables = await source
		.transaction()
		.setAccessMode('read only')
		.execute((snapshot) => copyDifferences(untyped(snapshot), untyped(target)));
	return tables.reduce((sum, { written }) => sum + written, 0);
}

/** Under the write lock: what is compared now is all there will ever be. */
function finish({ source, target, to, clock }: Move): Promise<MoveOutcome> {
	const database: Database = source;
	return database.transaction().execute(async (locked) => {
		for (let check = 1; check <= MOST_CHECKS; check++) {
			const tables = await copyDifferences(untyped(locked), untyped(target));
			if (!tables.every(({ hash, targetHash }) => hash === targetHash)) continue;
			const names = tables.map(({ name }) => name);
			const at = new Date(clock()).toISOString();
			if ((await readMeta(locked, MOVED)) === undefined)
				await sealSqlite(locked, names, { to, at });
			return { tables };
		}
		return { refused: 'differs' };
	});
}

async function putMeta(db: Database, key: string, value: string): Promise<void> {
	await db
		.insertInto('meta')
		.values({ key, value })
		.onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
		.execute();
}

/** The tables are read off the database itself, so that none is forgotten. */
function untyped(db: Database): Kysely<Record<string, never>> {
	return db as unknown as Kysely<Record<string, never>>;
}
