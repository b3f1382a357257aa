import { execFile } from 'node:child_process';
import { loadavg } from 'node:os';
import { promisify } from 'node:util';
import pg from 'pg';
import { startPostgres } from '../tests/support/postgres/start-postgres.ts';

/**
 * What the other database costs: the sync figures on SQLite and on a PostgreSQL beside the server, which flushes each
 * commit as well, in turns, so many rounds as asked for. Prints a JSON line per run, of which `capacity.ts` makes sums.
 */
const ROUNDS = Number(process.argv[2] ?? 3);
const SCRIPT = new URL('./sync.ts', import.meta.url).pathname;

const postgres = await startPostgres({ flushes: true });
for (let round = 0; round < ROUNDS; round++) {
	await measure('sqlite', {});
	await measure('postgres', { DATABASE_URL: await newDatabase(`round_${round}`) });
}
await postgres.stop();

async function measure(store: string, env: Record<string, string>): Promise<void> {
	const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT], {
		env: { ...process.env, ...env }
	});
	const line = stdout.split('\n').find((text) => text.startsWith('{'))!;
	const load = Math.round(loadavg()[0]! * 10) / 10;
	console.log(JSON.stringify({ store, ...(JSON.parse(line) as object), load }));
}

async function newDatabase(name: string): Promise<string> {
	const client = new pg.Client(postgres.url);
	await client.connect();
	await client.query(`create database ${name}`);
	await client.end();
	const url = new URL(postgres.url);
	url.pathname = `/${name}`;
	return url.href;
}
