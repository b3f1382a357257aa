import { type App, createApp } from '../src/lib/server/app.ts';
import { readEnv } from '../src/lib/server/env.ts';

/** The same server parts as behind the endpoints, on the database of DATA_DIR; closed when the work is done. */
export async function withApp<T>(work: (app: App) => Promise<T>): Promise<T> {
	const env = readEnv({ ...process.env, LOG_LEVEL: process.env.LOG_LEVEL || 'warn' });
	const app = await createApp({
		env,
		clock: () => Date.now(),
		ids: () => crypto.randomUUID()
	});
	try {
		return await work(app);
	} finally {
		await app.close();
	}
}
