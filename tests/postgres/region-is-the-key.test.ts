import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MANAGER } from '../server/test-server.ts';
import type { Role } from '../../src/lib/domain/schema/person.ts';
import type { NewPerson } from '../../src/lib/server/auth/people.ts';
import { putRegion } from '../../src/lib/server/sync/put-region.ts';
import { pushed } from '../support/postgres/app-instance.ts';
import { type AppBehindProxy, openAppBehindProxy } from '../support/postgres/app-behind-proxy.ts';
import { crossingStatements, isRegional } from '../support/postgres/crossing-statements.ts';
import { type Deed, locationArgs, locationOf } from '../support/postgres/to-push.ts';
import { TWENTE, uuidOf } from '../support/sync/people.ts';

let app: AppBehindProxy;
let proxy: AppBehindProxy['proxy'];
let instance: AppBehindProxy['instance'];

beforeEach(async () => {
	app = await openAppBehindProxy();
	({ proxy, instance } = app);
	await pushed(await instance.push(1, 1, 3));
});

afterEach(() => app.close());

const asked = async (work: () => Promise<unknown>): Promise<string[]> => {
	const from = proxy.statements.length;
	await work();
	return proxy.statements.slice(from);
};

const SITE = { locationId: locationOf(1, 1) };
const UNIT = uuidOf(1, 0x77);
const told = { source: 'phone', spokenWith: 'Kees' };

/** What touches every table of a region: units, entries of now, of before and corrected, fields, a conflict. */
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
const TWICE = 4;
const COUNTED = { unitId: UNIT, occupied: 2, outOfService: {} };

async function done(first: number, deed: Deed): Promise<string> {
	const { results } = await pushed(await instance.send(1, first, [deed]));
	expect(results).toMatchObject([{ status: 'applied' }]);
	return results[0]!.uuid;
}

/** The end of the conflict, a correction, another detail, a room that is closed, all that is done to a question. */
async function doTheRest(recount: string, conflictId: string): Promise<void> {
	await done(11, ['conflict.settle', { conflictId, value: '0570 111111' }]);
	const entry = { kind: 'recount', n: 31 };
	const correction = { ...SITE, ...told, entry, corrects: recount, why: 'geteld' };
	await done(12, ['occupancy.record', correction, { base: null }]);
	await done(13, ['location.setDetail', { ...SITE, detail: 'units', units: [COUNTED] }]);
	await done(14, [
		'occupancy.record',
		{ ...SITE, ...told, unitId: UNIT, entry: { kind: 'arrive', n: 1 } }
	]);
	await done(15, ['location.setDetail', { ...SITE, detail: 'site' }]);
	await done(16, ['unit.retire', { unitId: UNIT }]);
	const question = { regionId: 'VR04', kind: 'question', text: 'Mag een hond mee?' };
	const asking = await done(17, ['question.ask', question]);
	const named = { regionId: 'VR04', questionId: asking };
	await done(18, ['question.answer', { ...named, text: 'Ja.' }]);
	const marks = { kind: 'pearl', shared: true, forAgenda: true };
	await done(19, ['question.share', { ...named, ...marks }]);
	await done(20, ['question.close', named]);
	await done(21, ['question.reopen', named]);
}

test('every statement of a push names the region, or looks up an id as the directory does', async () => {
	const push = await asked(async () => {
		const { results } = await pushed(await instance.send(1, 4, EVERYTHING));
		const statuses = EVERYTHING.map((_, at) => (at === TWICE ? 'conflict' : 'applied'));
		expect(results.map(({ status }) => status)).toEqual(statuses);
		await doTheRest(results[1]!.uuid, results[TWICE]!.uuid);
	});
	expect(push.filter(isRegional).length).toBeGreaterThan(40);
	expect(crossingStatements(push)).toEqual([]);
});

test('a push of 500 edits asks the database about 20 things, however many edits it has', async () => {
	const one = await asked(() => instance.push(2, 1, 1));
	const many = await asked(() => instance.push(2, 2, 501));
	expect(many.length).toBe(one.length);
	expect(many.length).toBeLessThanOrEqual(25);
});

const REGIONS = ['VR04', 'VR05'].map((id) => ({ kind: 'region' as const, id }));
const HOUSES = [locationOf(1, 1), locationOf(9, 2)];

/** One of each role, each with something in both regions. */
const READERS: [role: Role, scopes: NewPerson['scopes'], locations: number][] = [
	['manager', HOUSES.map((id) => ({ kind: 'location', id })), 2],
	['municipal', ['GM0193', 'GM0153'].map((id) => ({ kind: 'municipality', id })), 5],
	['rcvs', REGIONS, 5],
	['coordinator', REGIONS, 5],
	['reader', REGIONS, 5],
	['national', [{ kind: 'all', id: '' }], 5]
];

describe('with a second region', () => {
	beforeEach(async () => {
		await putRegion(instance.app.store, TWENTE);
		const both: NewPerson = {
			...MANAGER,
			role: 'rcvs',
			email: 'both@opvang.test',
			scopes: REGIONS
		};
		await enter(both);
		const houses = [1, 2].map((n): Deed => {
			const there = { regionId: 'VR05', municipality: 'GM0153' };
			return ['location.add', { ...locationArgs(9, n), ...there }];
		});
		const { results } = await pushed(await instance.send(9, 1, houses));
		expect(results.map(({ status }) => status)).toEqual(['applied', 'applied']);
	});

	test('a push to both names a region in every statement, as a push to one does', async () => {
		const push = await asked(async () => {
			const deeds = HOUSES.map((locationId, at): Deed => {
				const entry = { kind: 'arrive', n: at + 1 };
				return ['occupancy.record', { locationId, ...told, entry }];
			});
			const { results } = await pushed(await instance.send(9, 3, deeds));
			expect(results.map(({ regionId }) => regionId)).toEqual(['VR04', 'VR05']);
		});
		expect(crossingStatements(push)).toEqual([]);
	});

	test('a pull reads region by region, whoever asks', async () => {
		const pulls: [role: string, locations: number, crossing: string[]][] = [];
		for (const [role, scopes] of READERS) {
			await enter({ ...MANAGER, role, email: `${role}@opvang.test`, scopes });
			let locations = 0;
			const pull = await asked(async () => {
				const { rows, scope, epoch, cursor } = await instance.pull(20);
				locations = rows.filter(({ type }) => type === 'location').length;
				await instance.pull(20, { scope, epoch, cursor });
			});
			expect(pull.filter(isRegional).length).toBeGreaterThan(0);
			pulls.push([role, locations, crossingStatements(pull)]);
		}
		expect(pulls).toEqual(READERS.map(([role, , locations]) => [role, locations, []]));
	});
});

async function enter(person: NewPerson): Promise<void> {
	await instance.app.auth.people.create(person);
	instance.goOn({ cookie: await instance.signIn(person) });
}
