import { CompiledQuery, type Kysely, type Transaction } from 'kysely';

/** More would let the first of them wait for long. */
const MOST_TOGETHER = 16;

type Waiting<Tables> = {
	work: (transaction: Transaction<Tables>) => Promise<unknown>;
	resolve: (value: unknown) => void;
	reject: (fault: unknown) => void;
};

type Ended = { value: unknown } | { fault: unknown };

/**
 * Writes that wait for each other are committed together: to flush the log costs as much for one as for many, and what
 * several change is written once. Each is whole or not at all, by a savepoint, and none is answered before the commit.
 * A write that finds nobody waiting is a transaction of its own.
 */
export function createGroupCommit<Tables>(db: Kysely<Tables>) {
	let waiting: Waiting<Tables>[] = [];
	let isRunning = false;

	async function run(): Promise<void> {
		isRunning = true;
		while (waiting.length > 0) {
			const group = waiting.slice(0, MOST_TOGETHER);
			waiting = waiting.slice(MOST_TOGETHER);
			await commitGroup(db, group);
		}
		isRunning = false;
	}

	return <T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T> =>
		new Promise<T>((resolve, reject) => {
			waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
			if (!isRunning) void run();
		});
}

async function commitGroup<Tables>(db: Kysely<Tables>, group: Waiting<Tables>[]): Promise<void> {
	const ends = await commitAll(db, group);
	for (const [index, { resolve, reject }] of group.entries()) {
		const end = ends[index]!;
		if ('fault' in end) reject(end.fault);
		else resolve(end.value);
	}
}

/** When the commit fails, so did each. */
async function commitAll<Tables>(db: Kysely<Tables>, group: Waiting<Tables>[]): Promise<Ended[]> {
	const [only] = group;
	try {
		return await db
			.transaction()
			.execute(async (transaction) =>
				group.length === 1 ? [{ value: await only!.work(transaction) }] : runAll(transaction, group)
			);
	} catch (fault) {
		return group.map(() => ({ fault }));
	}
}

async function runAll<Tables>(
	transaction: Transaction<Tables>,
	group: Waiting<Tables>[]
): Promise<Ended[]> {
	const ends: Ended[] = [];
	for (const { work } of group) {
		await run(transaction, 'savepoint one');
		const end = await endOf(() => work(transaction));
		if ('fault' in end) await takeBack(transaction, end.fault);
		await run(transaction, 'release one');
		ends.push(end);
	}
	return ends;
}

async function takeBack<Tables>(transaction: Transaction<Tables>, fault: unknown): Promise<void> {
	try {
		await run(transaction, 'rollback to one');
	} catch {
		// After a full disk there is nothing left to go back to: then the whole group fails, with that error.
		throw fault;
	}
}

async function run<Tables>(transaction: Transaction<Tables>, sql: string): Promise<void> {
	await transaction.executeQuery(CompiledQuery.raw(sql));
}

async function endOf(work: () => Promise<unknown>): Promise<Ended> {
	try {
		return { value: await work() };
	} catch (fault) {
		return { fault };
	}
}
