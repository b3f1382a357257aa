import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type App, createApp } from '../../src/lib/server/app.ts';
import { readEnv } from '../../src/lib/server/env.ts';
import { noChanges } from '../../src/lib/server/store/records.ts';
import { putRegion } from '../../src/lib/server/sync/put-region.ts';
import { IJSSELLAND, uuidOf } from '../support/sync/people.ts';

const REGION = IJSSELLAND.id;
const TEXT = 'Mag een hond mee?';
const ASKED_AT = '2025-03-01T09:00:00.000Z';
const RESTORED_AT = Date.parse('2026-03-03T09:00:00.000Z');

let dataDir: string;

beforeEach(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'opvangbord-forget-'));
});

afterEach(() => rm(dataDir, { recursive: true }));

function open(now: number, environment: Record<string, string> = {}): Promise<App> {
	return createApp({
		env: readEnv({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...environment }),
		clock: () => now,
		ids: () => crypto.randomUUID()
	});
}

/** As a backup of that day holds it. */
async function leaveQuestion(): Promise<void> {
	const app = await open(Date.parse(ASKED_AT));
	const question = {
		...{ id: uuidOf(7), regionId: REGION, kind: 'question', text: TEXT, askedAt: ASKED_AT },
		...{ answers: [], state: 'open', shared: false, forAgenda: false }
	};
	const { id } = question;
	const body = JSON.stringify(question);
	await putRegion(app.store, IJSSELLAND);
	await app.store.write(async (writer) => {
		await writer.lockRegions([REGION]);
		const row = { regionId: REGION, type: 'question', id, locationId: null, version: 1, body };
		await writer.save({ ...noChanges(), feed: [row] });
	});
	await app.close();
}

const textIn = async ({ store }: App) =>
	(await store.read((reader) => reader.questionsOf(REGION))).map(({ text }) => text);

test('a server on a restored backup blanks what is kept no longer before it answers (D20)', async () => {
	await leaveQuestion();
	const app = await open(RESTORED_AT);
	expect(await textIn(app)).toEqual([TEXT]);
	await app.start();
	expect(await textIn(app)).toEqual(['']);
	await app.close();
});

test('a text goes as soon as the setting says, and no sooner (D15)', async () => {
	await leaveQuestion();
	const daysLater = (days: number) => Date.parse(ASKED_AT) + days * 24 * 60 * 60_000;
	const textAfter = async (days: number, environment: Record<string, string>) => {
		const app = await open(daysLater(days), environment);
		await app.start();
		const text = await textIn(app);
		await app.close();
		return text;
	};
	expect(await textAfter(366, { QUESTION_DAYS: '400' })).toEqual([TEXT]);
	expect(await textAfter(90, { QUESTION_DAYS: '90' })).toEqual([TEXT]);
	expect(await textAfter(91, { QUESTION_DAYS: '90' })).toEqual(['']);
});
