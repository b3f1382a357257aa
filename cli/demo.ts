import { readFile } from 'node:fs/promises';
import { guessMapping } from '../src/lib/domain/import/guess-mapping.ts';
import { planImport } from '../src/lib/domain/import/plan-import.ts';
import type { PlannedMutation } from '../src/lib/domain/import/import-plan.ts';
import type { Me } from '../src/lib/domain/schema/person.ts';
import type { Region } from '../src/lib/domain/schema/region.ts';
import { readTable } from '../src/lib/files/read-table.ts';
import type { App } from '../src/lib/server/app.ts';
import { putRegion } from '../src/lib/server/sync/put-region.ts';
import { DEMO_PASSWORD, demoPeople } from './demo-people.ts';
import { planRooms } from './demo-rooms.ts';
import { planWeekOf } from './demo-week.ts';
import { type Intent, pushAll } from './push-all.ts';
import { readRegions } from './read-regions.ts';

const DATA = new URL('./demo-data/', import.meta.url);
const REGION = 'VR04';
/** Counted every day of the week before. */
const FOLLOWED = 'Vakantiepark De Esch';
const HOUR_MS = 3_600_000;
const FRESHEST_HOURS = 2;
const STALEST_HOURS = 30;

/** Fills an empty database with the IJsselland example and its people. */
export async function seedDemo(app: App): Promise<void> {
	const regions = await exampleRegions();
	for (const region of regions) await putRegion(app.store, region, app.clock);
	const staff = demoPeople(() => '');
	const rcvs = await addPerson(
		app,
		staff.find(({ role }) => role === 'rcvs')!
	);
	const rooms = planRooms(await readRows('kamers.csv'), { newId: app.ids, now: app.clock() });
	const sheet = await planExample(app, regions);
	const { added, stands } = Object.groupBy(sheet, ({ name }) =>
		name === 'occupancy.record' ? 'stands' : 'added'
	);
	const intents = [...added!, ...planWeekOf(FOLLOWED, sheet), ...stands!, ...rooms];
	const results = await pushAll(app, rcvs, intents);
	const refused = results.find(({ status }) => status !== 'applied');
	if (refused) throw new Error(`the example was not taken: ${JSON.stringify(refused)}`);
	const idByName = new Map(
		intents.flatMap(({ name, args }) => (name === 'location.add' ? [[args.name, args.id]] : []))
	) as Map<string, string>;
	for (const person of demoPeople((name) => idByName.get(name)!))
		if (person.role !== 'rcvs') await addPerson(app, person);
	await app.markExample();
}

async function addPerson(app: App, person: ReturnType<typeof demoPeople>[number]): Promise<Me> {
	const { people } = app.auth;
	const known = await people.idOf(person.email);
	const added = known
		? { personId: known }
		: await people.create({ ...person, password: DEMO_PASSWORD });
	if ('reason' in added) throw new Error(`${person.email}: ${added.reason}`);
	return (await people.meOf(added.personId))!;
}

async function readRows(file: string): Promise<string[][]> {
	const read = await readTable(await readBytes(file));
	if (!read.ok) throw new Error(`${file}: ${read.reason}`);
	return read.table.rows;
}

async function readBytes(file: string): Promise<Uint8Array> {
	return new Uint8Array(await readFile(new URL(file, DATA)));
}

async function exampleRegions(): Promise<Region[]> {
	const regions = await readRegions(await readBytes('municipalities.csv'));
	if ('wrong' in regions) throw new Error(`municipalities.csv: ${regions.wrong}`);
	return regions.map((region) => ({
		...region,
		contact: { name: `RCVS ${region.name}`, phone: '038-1234567' }
	}));
}

async function planExample(app: App, regions: Region[]): Promise<Intent[]> {
	const rows = await readRows('ijsselland-locaties.csv');
	const now = app.clock();
	const plan = planImport({
		table: { rows },
		mapping: guessMapping(rows),
		regionId: REGION,
		municipalities: regions.flatMap(({ id, municipalities }) =>
			municipalities.map(({ code, name }) => ({ code, name, regionId: id }))
		),
		sheetDate: '2024-01-09',
		dateOrder: 'dmy',
		existing: [],
		now: new Date(now).toISOString()
	});
	const lines = [...new Set(plan.mutations.map(({ line }) => line))];
	return plan.mutations.map((mutation) => toIntent(mutation, lines, now));
}

/** The example is of 2024; its figures are moved to between 2 and 30 hours ago, so that every freshness occurs. */
function toIntent(mutation: PlannedMutation, lines: number[], now: number): Intent {
	const { line, ...intent } = mutation;
	if (intent.name !== 'occupancy.record') return intent;
	const share = lines.indexOf(line) / (lines.length - 1);
	const age = FRESHEST_HOURS + share * (STALEST_HOURS - FRESHEST_HOURS);
	const { undated: _undated, ...args } = intent.args;
	const observedAt = new Date(Math.floor(now - age * HOUR_MS)).toISOString();
	return { ...intent, args: { ...args, observedAt } };
}
