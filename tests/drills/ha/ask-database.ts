import pg from 'pg';
import { postgresSettings } from '../../../src/lib/server/store/postgres-settings.ts';

export type Row = Record<string, unknown>;

/** Runs a statement from outside the product; counts come as numbers. */
export async function askDatabase(url: string, sql: string): Promise<Row[]> {
	const client = new pg.Client(postgresSettings(url));
	client.on('error', () => {});
	await client.connect();
	try {
		return (await client.query<Row>(sql)).rows;
	} finally {
		await client.end();
	}
}
