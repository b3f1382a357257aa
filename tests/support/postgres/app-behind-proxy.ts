import { type AppInstance, startInstance } from './app-instance.ts';
import { openDatabaseProxy } from './database-proxy.ts';
import { type FreshDatabase, freshDatabase } from './fresh-database.ts';

export type AppBehindProxy = {
	database: FreshDatabase;
	/** Between the instance and its database. */
	proxy: Awaited<ReturnType<typeof openDatabaseProxy>>;
	instance: AppInstance;
	close(): Promise<void>;
};

/** An app instance with a region and a person signed in, on a database of its own that it reaches over a proxy. */
export async function openAppBehindProxy(): Promise<AppBehindProxy> {
	const database = await freshDatabase();
	const proxy = await openDatabaseProxy(database.url);
	const instance = await startInstance(proxy.url);
	await instance.found();
	await instance.enter();
	return {
		...{ database, proxy, instance },
		async close() {
			await instance.stop();
			await proxy.close();
			await database.drop();
		}
	};
}
