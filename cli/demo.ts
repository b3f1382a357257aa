import { readFile } from 'node:fs/promises';
import { guessMapping } from '../src/lib/domain/import/guess-mapping.ts';
import { planImport } from '../src/lib/domain/import/plan-import.ts';
import type { PlannedMutation } from '../src/lib/domain/import/import-plan.ts';
import type { Me } from '../src/lib/domain/schema/person.ts';
import { DEFAULT_SETTINGS, type Region } from '../src/lib/domain/schema/region.ts';
import { readTable } from '../src/lib/files/read-table.ts';
import type { App } from '../src/lib/server/app.ts';
import { putRegion } from '../src/lib/server/sync/put-region.ts';
import { DEMO_PASSWORD, demoPeople } from './demo-people.ts';
import { type Intent, pushAll } from './push-all.ts';

const DATA = new URL('./demo-data/', import.meta.url);
const REGION = 'VR04';
const HOUR_MS = 3_600_000;
const FRESHEST_HOURS = 2;
const STALEST_HOURS = 30;

/** Fills an empty database with the IJsselland example and its people; does nothing when it stands already. */
export async function seedDemo(app: App): Promise<'seeded' | 'stood'> {
	if ((await app.ready()).parts.example) return 'stood';
	const municipalities = await readMunicipalities();
	for (const region of toRegions(municipalities)) await putRegion(app.store, region);
	const staff = demoPeople(() => '');
	const rcvs = await addPerson(app, staff.find(({ role }) => role === 'rcvs')!);
	const intents = await planExample(app, municipalities);
	const results = await pushAll(app, rcvs, intents);
	const refused = results.find(({ status }) => status !== 'applied');
	if (refused) throw new Error(`the example was not taken: ${JSON.stringify(refused)}`);
	const idByName = new Map(
		intents.flatMap(({ name, args }) => (name === 'location.add' ? [[args.name, args.id]] : []))
	) as Map<string, string>;
	for (const person of demoPeople((name) => idByName.get(name)!))
		if (person.role !== 'rcvs') await addPerson(app, person);
	await app.markExample();
	return 'seeded';
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

type MunicipalityLine = {
	code: string;
	name: string;
	regionId: string;
	region: string;
	subRegion: string;
};

async function readMunicipalities(): Promise<MunicipalityLine[]> {
	const [, ...rows] = await readRows('municipalities.csv');
	return rows.map(([code = '', name = '', regionId = '', region = '', subRegion = '']) => ({
		code,
		name,
		regionId,
		region,
		subRegion
	}));
}

async function readRows(file: string): Promise<string[][]> {
	const read = await readTable(new Uint8Array(await readFile(new URL(file, DATA))));
	if (!read.ok) throw new Error(`${file}: ${read.reason}`);
	return read.table.rows;
}

function toRegions(lines: MunicipalityLine[]): Region[] {
	return [...Map.groupBy(lines, ({ regionId }) => regionId)].map(([id, members]) => ({
		id,
		name: members[0]!.region,
		subRegions: [...new Set(members.map(({ subRegion }) => subRegion).filter(Boolean))],
		municipalities: members.map(({ code, name, subRegion }) => ({
			code,
			name,
			...(subRegion ? { subRegion } : {}),
			from: null,
			to: null
		})),
		settings: DEFAULT_SETTINGS,
		contact: { name: `RCVS ${members[0]!.region}`, phone: '038-1234567' }
	}));
}

async function planExample(app: App, municipalities: MunicipalityLine[]): Promise<Intent[]> {
	const rows = await readRows('ijsselland-locaties.csv');
	const now = app.clock();
	const plan = planImport({
		table: { rows },
		mapping: guessMapping(rows),
		regionId: REGION,
		municipalities,
		sheetDate: '2024-01-09',
		dateOrder: 'dmy',
		existing: [],
		ids: app.ids,
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
