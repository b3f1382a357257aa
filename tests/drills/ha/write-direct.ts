import pg from 'pg';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * A program of its own, so that it can live where a node lives: writes a line, and another one, to the server at the
 * address given into the table given, and says of each `confirmed ID` or `refused CODE`, until it is ended.
 */
const [url, table] = process.argv.slice(2) as [string, string];
const ANSWER_MS = 1500;
const PAUSE_MS = 50;

for (;;) {
	console.log(await write());
	await delay(PAUSE_MS);
}

/** Each with a connection of its own: one that hangs is left behind. */
async function write(): Promise<string> {
	const id = crypto.randomUUID();
	const client = new pg.Client({
		...{ connectionString: url, connectionTimeoutMillis: ANSWER_MS, query_timeout: ANSWER_MS }
	});
	client.on('error', () => {});
	try {
		await client.connect();
		await client.query(`insert into ${table} (id) values ($1)`, [id]);
		return `confirmed ${id}`;
	} catch (error) {
		// Refused, cut off or kept waiting: not confirmed is all that counts.
		return `refused ${(error as { code?: string }).code ?? 'without an answer'}`;
	} finally {
		leave(client);
	}
}

/** Without a word: who is frozen would not answer to a goodbye either. */
function leave(client: pg.Client): void {
	const { connection } = client as unknown as { connection: { stream: { destroy(): void } } };
	connection.stream.destroy();
}
