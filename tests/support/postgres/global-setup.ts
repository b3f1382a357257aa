import type { TestProject } from 'vitest/node';
import { startPostgres } from './start-postgres.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** A server on which tests may make databases of their own. */
		postgresUrl: string;
	}
}

/** One server for all files of this project, started only when one of them runs; or the one that is given. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
	const given = process.env.DATABASE_URL_TEST;
	if (given) {
		project.provide('postgresUrl', given);
		return async () => {};
	}
	const server = await startPostgres();
	project.provide('postgresUrl', server.url);
	return server.stop;
}
