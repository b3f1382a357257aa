import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Dexie, type Table } from 'dexie';
import { CompiledQuery } from 'kysely';
import { PROFILES_DATABASE } from '../src/lib/client/profiles.ts';
import type { EditOutcome } from '../src/lib/client/view-types.ts';
import type { LocationField } from '../src/lib/domain/schema/location.ts';
import type { Me } from '../src/lib/domain/schema/person.ts';
import { migrate, type MigrationTables } from '../src/lib/server/store/migrations/migrate.ts';
import { openSqlite } from '../src/lib/server/store/open-sqlite.ts';
import { createSqlStore } from '../src/lib/server/store/sql-store.ts';
import type { Tables } from '../src/lib/server/store/tables.ts';
import { createTestDevice } from '../tests/support/client/test-device.ts';
import { ADDRESS, COORDINATOR, IJSSELLAND, person, uuidOf } from '../tests/support/sync/people.ts';
import { createSyncServer } from '../tests/support/sync/sync-server.ts';

/**
 * Writes devices on which every kind of edit waits that those of the demo lack, and something lies in every table: also
 * acknowledged edits, a conflict, checkpoints, and a shadow copy whose second page never came. Made once per release of
 * the stored format; never made again. Two runs write the same, but for the salts of the audit trail.
 */
const FOLDER = 'tests/golden/2';
const EPOCH = 'golden-2';
const SITE = uuidOf(1);
const OTHER_SITE = uuidOf(2);
const [ROOM_A, ROOM_B, ROOM_C] = [1, 2, 3].map((n) => uuidOf(n, 0xbb)) as [string, string, string];
const TOLD = { source: 'phone', spokenWith: 'Kees' } as const;
/** More than between two checkpoints of a fold. */
const ARRIVALS = 80;
const PAGE_ROWS = 4;

const BOSS = person('coordinator', 'boss', { regions: ['VR04'] });
const ANNA = person('manager', 'anna', { locations: [SITE] });
/** What is theirs by the end: other rights bring a reset. */
const OWNERS: Record<string, { me: Me; later: Me }> = {
	coordinator: { me: BOSS, later: { ...BOSS, municipalities: ['GM0150'] } },
	manager: { me: ANNA, later: { ...ANNA, locations: [SITE, OTHER_SITE] } }
};

mkdirSync(FOLDER, { recursive: true });
const file = join(tmpdir(), `opvangbord-golden-${process.pid}.sqlite`);
const opened = openSqlite<Tables & MigrationTables>(file);
await migrate(opened.db, () => 0);
const store = createSqlStore(opened.db);
await store.write((writer) => writer.setEpoch(EPOCH));
const server = createSyncServer(store);
await server.addRegion(IJSSELLAND);
const office = server.device(COORDINATOR);
const questionId = await openRegion();

for (const [at, [name, { me, later }]] of Object.entries(OWNERS).entries()) {
	const kept = await keepDevice(at + 1, me, later);
	writeFileSync(`${FOLDER}/${name}.json`, `${JSON.stringify(kept, null, '\t')}\n`);
}
await keepServer();
await opened.close();
for (const rest of ['', '-wal', '-shm']) rmSync(file + rest, { force: true });

/** Two sites, one with rooms, and a question. */
async function openRegion(): Promise<string> {
	for (const [id, name] of [
		[SITE, 'Kade'],
		[OTHER_SITE, 'Schip']
	] as const) {
		const place = { id, regionId: 'VR04', municipality: 'GM0150', name, kind: 'goo' };
		await office.send('location.add', { ...place, address: ADDRESS });
		await office.send('location.setField', field(id, 'status', 'open'), { base: null });
		await office.send('occupancy.record', {
			locationId: id,
			entry: { kind: 'setRealised', n: 200 }
		});
	}
	for (const [at, id] of [ROOM_A, ROOM_B, ROOM_C].entries())
		await office.send('unit.add', { id, locationId: SITE, name: `Kamer ${at + 1}`, beds: 4 });
	const question = { regionId: 'VR04', kind: 'question', text: 'Mag een hond mee?' };
	const { uuid } = await office.send('question.ask', question);
	server.advance(5);
	return uuid;
}

function field(locationId: string, name: string, value: unknown) {
	return { locationId, field: name, value };
}

async function keepDevice(number: number, me: Me, later: Me) {
	const device = createTestDevice(server, [me], number);
	const tab = device.openTab({ fetch: (path, init) => device.network.fetch(inPages(path), init) });
	await tab.start();
	await tab.session.signIn(`${me.personId}@opvangbord.example`, 'secret');
	await tab.syncNow();
	const told = me.role === 'manager' ? {} : TOLD;
	const does = createDeeds(tab, told);
	// One each: who comes second would join the conflict of the first.
	const disputed = me.role === 'manager' ? 'note' : 'phone';

	for (let n = 0; n < ARRIVALS; n += 1) await does.record({ kind: 'arrive', n: 1 });
	await office.send('location.setField', field(SITE, disputed, 'Van kantoor'), {
		base: await writerOf(disputed)
	});
	const mine = await does.setField(disputed, 'Van hier');
	await tab.syncNow();

	// Other rights ask for everything anew, and the second page of it never comes.
	let pages = 0;
	device.network.signInAs(later);
	device.network.setFault(({ path }) =>
		path.endsWith('/pull') && ++pages > 1 ? 'lost' : undefined
	);
	await tab.syncNow();
	device.network.cut();
	await does.everyKind(mine, number);

	const { version, stores, tables } = await readDatabase(device.database(me.personId));
	const profiles = await readDatabase(new Dexie(PROFILES_DATABASE, device.deps.dexie));
	tab.close();
	device.close();
	return { version, stores, me: later, profiles, tables };
}

async function writerOf(name: string): Promise<string | null> {
	const [site] = await store.read((reader) => reader.locations([SITE]));
	return site!.location.fieldWriter[name] ?? null;
}

/** Few rows at a time, so that a reset has more than one page. */
function inPages(path: string): string {
	return path.replace(/limit=\d+/, `limit=${PAGE_ROWS}`);
}

function createDeeds(
	tab: ReturnType<ReturnType<typeof createTestDevice>['openTab']>,
	told: object
) {
	const { edit } = tab;
	const kept = async (outcome: Promise<EditOutcome | { ok: true }>): Promise<string> => {
		const done = await outcome;
		if (!done.ok) throw new Error(done.code);
		server.advance(1);
		return 'uuid' in done ? done.uuid : '';
	};
	const record = (entry: Parameters<typeof edit.record>[1]['entry'], more: object = {}) =>
		kept(edit.record(SITE, { entry, ...told, ...more }));
	const detail = (unitIds: string[]) => {
		const units = unitIds.map((unitId) => ({ unitId, occupied: 3, outOfService: {} }));
		return kept(edit.setDetail(SITE, { detail: 'units', units }));
	};

	async function everyKind(conflictId: string, number: number): Promise<void> {
		await kept(edit.settleConflict(conflictId, { value: 'Van beide' }, 'gebeld'));
		const added = { locationId: SITE, name: `Zolder ${number}`, beds: 6 };
		await kept(edit.addUnit(added));
		await kept(edit.setUnitField(ROOM_A, { field: 'name', value: `Voorkamer ${number}` }));
		await detail([ROOM_A, ROOM_B, ROOM_C]);
		await record({ kind: 'move', n: 1, toUnitId: ROOM_B }, { unitId: ROOM_A });
		await record({ kind: 'bedsOut', n: 1, reason: 'repair' }, { unitId: ROOM_B });
		await record({ kind: 'bedsBack', n: 1, reason: 'repair' }, { unitId: ROOM_B });
		await kept(edit.setDetail(SITE, { detail: 'site' }));
		await record({ kind: 'recount', n: 70 + number });
		await record({ kind: 'declareSnijverlies', byReason: { care: number } });
		await kept(edit.retireUnit(ROOM_C));
		await kept(edit.restoreUnit(ROOM_C));
		const question = { kind: 'question', text: 'Wie belt de huisarts?' } as const;
		await kept(edit.askQuestion({ regionId: 'VR04', locationId: SITE, ...question }));
		if (told !== TOLD) return;
		const asked = { regionId: 'VR04', questionId };
		await kept(edit.answerQuestion({ ...asked, text: 'Ja, aan de lijn.' }));
		await kept(edit.shareQuestion({ ...asked, kind: 'pearl', shared: true, forAgenda: true }));
		await kept(edit.closeQuestion(asked));
		await kept(edit.reopenQuestion(asked));
	}

	return {
		record,
		setField: (field: LocationField, value: string) => kept(edit.setField(SITE, { field, value })),
		everyKind
	};
}

async function readDatabase(db: Dexie) {
	await db.open();
	const tables: Record<string, unknown[]> = {};
	for (const table of db.tables) tables[table.name] = await table.toArray();
	const stores = Object.fromEntries(
		db.tables.map(({ name, schema }) => [name, schemaText(schema)])
	);
	db.close();
	return { version: db.verno, stores, tables };
}

/** As it is given to the database: the primary key first. */
function schemaText({ primKey, indexes }: Table['schema']): string {
	return [primKey, ...indexes].map(({ src }) => src).join(', ');
}

async function keepServer(): Promise<void> {
	const copy = `${file}.copy`;
	await opened.db.executeQuery(CompiledQuery.raw(`vacuum into '${copy}'`));
	writeFileSync(`${FOLDER}/server.sqlite.gz`, gzipSync(readFileSync(copy), { level: 9 }));
	rmSync(copy);
}
