import pg from 'pg';
import { setTimeout as delay } from 'node:timers/promises';

/** Lines that one node confirmed to somebody who did not go through the proxy. */
export type Confirmed = { id: string; at: number };

export const PROBE = 'drill_probe';
const ANSWER_MS = 1500;
const PAUSE_MS = 50;

/**
 * Somebody who talks to one node whatever Patroni says, as an app instance with an old address would. What a node
 * confirms to him must be there in the end; one that is a second primary cannot hold to that.
 */
export function startDirectWriter(url: string) {
	const confirmed: Confirmed[] = [];
	let isOver = false;
	const writing = (async () => {
		while (!isOver) {
			const id = crypto.randomUUID();
			if (await writes(url, id)) confirmed.push({ id, at: performance.now() });
			await delay(PAUSE_MS);
		}
	})();

	return {
		async stop(): Promise<Confirmed[]> {
			isOver = true;
			await writing;
			return confirmed;
		}
	};
}

/** Each with a connection of its own: one that hangs is left behind. */
async function writes(url: string, id: string): Promise<boolean> {
	const client = new pg.Client({
		...{ connectionString: url, connectionTimeoutMillis: ANSWER_MS, query_timeout: ANSWER_MS }
	});
	client.on('error', () => {});
	try {
		await client.connect();
		await client.query(`insert into ${PROBE} (id) values ($1)`, [id]);
		return true;
	} catch {
		// Refused, cut off or kept waiting: not confirmed is all that counts.
		return false;
	} finally {
		leave(client);
	}
}

/** Without a word: who is frozen would not answer to a goodbye either. */
function leave(client: pg.Client): void {
	const { connection } = client as unknown as { connection: { stream: { destroy(): void } } };
	connection.stream.destroy();
}
