import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../src/lib/server/app.ts';
import { databaseFile } from '../src/lib/server/data-dir.ts';
import { hasExample } from '../src/lib/server/demo-data.ts';
import { nameDatabase } from '../src/lib/server/store/open-database.ts';
import { done, isOutcome, type Outcome, refuse } from './command.ts';
import { seedDemo } from './demo.ts';
import { readCliEnv, withApp } from './open-app.ts';

/** Made aside and put in place whole: a start that is broken off leaves nothing half filled. */
export async function makeExample(): Promise<Outcome> {
	const env = readCliEnv();
	if (isOutcome(env)) return env;
	const file = databaseFile(env.dataDir);
	if (env.databaseUrl || existsSync(file)) return withApp(env, fillEmpty);
	const aside = join(env.dataDir, 'example-in-the-making');
	rmSync(aside, { recursive: true, force: true });
	await withApp({ ...env, dataDir: aside }, seedDemo);
	renameSync(databaseFile(aside), file);
	rmSync(aside, { recursive: true });
	return done('example seeded');
}

/** A server that was started first has made the database already. */
async function fillEmpty(app: App): Promise<Outcome> {
	if (await hasExample(app.db)) return done('example stood');
	const regionIds = await app.store.read((reader) => reader.allRegionIds());
	if (regionIds.length > 0)
		return refuse(
			`${nameDatabase(app.env)} holds something else than the example; set ${app.env.databaseUrl ? 'DATABASE_URL to another database' : 'DATA_DIR to another folder'}.`
		);
	await seedDemo(app);
	return done('example seeded');
}
