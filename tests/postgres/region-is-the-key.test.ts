import { afterEach, beforeEach, expect, test } from 'vitest';
import { uuidOf } from '../support/sync/people.ts';
import { pushed } from '../support/postgres/app-instance.ts';
import { type AppBehindProxy, openAppBehindProxy } from '../support/postgres/app-behind-proxy.ts';
import { type Deed, locationOf } from '../support/postgres/to-push.ts';

let app: AppBehindProxy;
let proxy: AppBehindProxy['proxy'];
let instance: AppBehindProxy['instance'];

beforeEach(async () => {
	app = await openAppBehindProxy();
	({ proxy, instance } = app);
	await pushed(await instance.push(1, 1, 3));
});

afterEach(() => app.close());

/** Rows of one region each; a statement on one of these that names no region may ask every machine. */
const REGIONAL =
	/\b(from|into|update|join) "(location|unit|entry|fold_point|field_write|conflict|staff|feed|audit|audit_payload)"/;

/** By id alone, because the region is what they find out, or because the id may be of any: `docs/operations.md` says which. */
const DIRECTORY = [
	/^select distinct "location_id" from "unit" where "id" in \([^)]*\)$/,
	/^select distinct "location_id" from "conflict" where "id" in \([^)]*\)$/,
	/^select distinct "region_id" from "location" where "id" in \([^)]*\)$/,
	/^select \* from "entry" where "id" in \([^)]*\)$/
];

const asked = async (work: () => Promise<unknown>): Promise<string[]> => {
	const from = proxy.statements.length;
	await work();
	return proxy.statements.slice(from);
};

const crossing = (statements: string[]) =>
	statements
		.filter((sql) => REGIONAL.test(sql))
		.filter((sql) => !/"region_id" (=|in)|\("region_id"|"region_id",/.test(sql))
		.filter((sql) => !DIRECTORY.some((known) => known.test(sql)));

const SITE = { locationId: locationOf(1, 1) };
const UNIT = uuidOf(1, 0x77);
const told = { source: 'phone', spokenWith: 'Kees' };

/** What touches every table of a region: units, entries of now, of before and corrected, fields, a conflict, its end. */
const EVERYTHING: Deed[] = [
	['occupancy.record', { ...SITE, ...told, entry: { kind: 'setRealised', n: 40 } }],
	['occupancy.record', { ...SITE, ...told, entry: { kind: 'recount', n: 30 } }, { base: null }],
	[
		'occupancy.record',
		{ ...SITE, ...told, entry: { kind: 'arrive', n: 2 }, observedAt: '2026-11-20T08:00:00.000Z' }
	],
	['location.setField', { ...SITE, field: 'phone', value: '0570 123456' }, { base: null }],
	['location.setField', { ...SITE, field: 'phone', value: '0570 654321' }, { base: null }],
	['unit.add', { ...SITE, id: UNIT, name: 'Kamer 1', beds: 4, sharedBy: 'family' }],
	['unit.setField', { unitId: UNIT, field: 'name', value: 'Kamer 2' }, { base: null }]
];

test('every statement of a push and a pull names the region, or looks up an id as the directory does', async () => {
	const push = await asked(async () => {
		const first = await pushed(await instance.send(1, 4, EVERYTHING));
		expect(first.results.map(({ status }) => status)).not.toContain('rejected');
		const correction = {
			...{ ...SITE, ...told, entry: { kind: 'recount', n: 31 } },
			...{ corrects: first.results[1]!.uuid, why: 'geteld' }
		};
		const second = await instance.send(1, 11, [['occupancy.record', correction, { base: null }]]);
		expect((await pushed(second)).results[0]!.status).toBe('applied');
		const question = { regionId: 'VR04', kind: 'question', text: 'Mag een hond mee?' };
		const asking = await pushed(await instance.send(1, 12, [['question.ask', question]]));
		const named = { regionId: 'VR04', questionId: asking.results[0]!.uuid };
		const answer = await instance.send(1, 13, [['question.answer', { ...named, text: 'Ja.' }]]);
		expect((await pushed(answer)).results[0]!.status).toBe('applied');
	});
	const pull = await asked(() => instance.pull(1));
	expect(push.filter((sql) => REGIONAL.test(sql)).length).toBeGreaterThan(20);
	expect(pull.filter((sql) => REGIONAL.test(sql)).length).toBeGreaterThan(0);
	expect(crossing([...push, ...pull])).toEqual([]);
});

test('a push of 500 edits asks the database about 20 things, however many edits it has', async () => {
	const one = await asked(() => instance.push(2, 1, 1));
	const many = await asked(() => instance.push(2, 2, 501));
	expect(many.length).toBe(one.length);
	expect(many.length).toBeLessThanOrEqual(25);
});
