import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export type FreshDatabase = {
	url: string;
	/** Ends whoever is still connected. */
	drop(): Promise<void>;
	/** Runs a statement as the administrator of the server, from outside the product. */
	admin(sql: string): Promise<Record<string, unknown>[]>;
};

/** An empty database of its own for a test; dropped afterwards, so that an existing server stays as it was. */
export async function freshDatabase(serverUrl = inject('postgresUrl')): Promise<FreshDatabase> {
	const name = `opvangbord_test_${randomBytes(6).toString('hex')}`;
	const url = new URL(serverUrl);
	url.pathname = `/${name}`;
	const admin = (sql: string) => runAs(serverUrl, sql);
	await admin(`create database ${name}`);
	return {
		url: url.href,
		admin,
		drop: async () => void (await admin(`drop database ${name} with (force)`))
	};
}

async function runAs(url: string, sql: string): Promise<Record<string, unknown>[]> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		return (await client.query(sql)).rows as Record<string, unknown>[];
	} finally {
		await client.end();
	}
}
