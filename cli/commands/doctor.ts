import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { databaseFile } from '../../src/lib/server/data-dir.ts';
import type { Env } from '../../src/lib/server/env.ts';
import { type Command, isOutcome, toColumns } from '../command.ts';
import { checkDatabase, type Finding } from '../check-database.ts';
import { checkPostgres } from '../check-postgres.ts';
import { noDatabase, readCliEnv } from '../open-app.ts';

/** Looks and changes nothing, also beside a running server. */
export const doctor: Command = async () => {
	const env = readCliEnv();
	if (isOutcome(env)) return env;
	const findings = env.databaseUrl
		? [checkNode(), ...(await checkPostgres(env))]
		: [checkNode(), checkFolder(env), ...checkStore(env)];
	const rows = findings.map(({ ok, part, says }) => [ok ? 'ok   ' : 'WRONG', part, says]);
	return { text: toColumns(rows).join('\n'), code: findings.every(({ ok }) => ok) ? 0 : 1 };
};

function checkNode(): Finding {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	const ok = major > 22 || (major === 22 && minor >= 19);
	return {
		ok,
		part: 'node',
		says: ok ? process.version : `${process.version}: 22.19 or newer is needed`
	};
}

function checkFolder({ dataDir }: Env): Finding {
	const part = 'data directory';
	if (!existsSync(dataDir)) return { ok: false, part, says: `${dataDir} is not there` };
	try {
		accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
	} catch {
		return { ok: false, part, says: `${dataDir} cannot be written by this user` };
	}
	return { ok: true, part, says: dataDir };
}

function checkStore({ dataDir, demo }: Env): Finding[] {
	const file = databaseFile(dataDir);
	if (!existsSync(file)) return [{ ok: false, part: 'database', says: noDatabase(dataDir) }];
	const database = new DatabaseSync(file, { readOnly: true });
	try {
		const megabytes = (statSync(file).size / 1e6).toFixed(1);
		return [
			{ ok: true, part: 'database', says: `${file}, ${megabytes} MB` },
			...checkDatabase(database, { demo })
		];
	} finally {
		database.close();
	}
}
