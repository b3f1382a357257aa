import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export type FreshDatabase = {
	/** Of the database, and of the plain role that owns it. */
	name: string;
	url: string;
	/** Ends whoever is still connected. */
	drop(): Promise<void>;
	/** As an operator or a failover does. */
	endConnections(): Promise<unknown>;
	/** A statement of the server's administrator. */
	admin(sql: string): Promise<Record<string, unknown>[]>;
};

const PASSWORD = 'only-for-tests';

/** An empty database of its own for a test; dropped afterwards, so that an existing server stays as it was. */
export async function freshDatabase(serverUrl = inject('postgresUrl')): Promise<FreshDatabase> {
	const name = `opvangbord_test_${randomBytes(6).toString('hex')}`;
	const url = new URL(serverUrl);
	url.pathname = `/${name}`;
	url.username = name;
	url.password = PASSWORD;
	const admin = (sql: string) => runOn(serverUrl, sql);
	await admin(`create role ${name} login password '${PASSWORD}'`);
	await admin(`create database ${name} owner ${name}`);
	return {
		name,
		url: url.href,
		admin,
		endConnections: () =>
			admin(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`),
		drop: async () => {
			await admin(`drop database ${name} with (force)`);
			await admin(`drop role ${name}`);
		}
	};
}

/** A statement from outside the product. */
export async function runOn(url: string, sql: string): Promise<Record<string, unknown>[]> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		return (await client.query(sql)).rows as Record<string, unknown>[];
	} finally {
		await client.end();
	}
}
