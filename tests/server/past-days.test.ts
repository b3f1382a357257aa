import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { historyDays } from '../../src/lib/domain/history/history-days.ts';
import type { NewPerson } from '../../src/lib/server/auth/people.ts';
import { windowStart } from '../../src/lib/domain/window.ts';
import { putRegion } from '../../src/lib/server/sync/put-region.ts';
import { pastDays, type PastDays } from '../../src/lib/sync/past-days.ts';
import * as history from '../../src/routes/api/history/+server.ts';
import * as push from '../../src/routes/api/sync/push/+server.ts';
import { type Deed, locationOf, pushOf, toPush } from '../support/postgres/to-push.ts';
import { IJSSELLAND } from '../support/sync/people.ts';
import { MANAGER, startTestServer, type TestServer } from './test-server.ts';

const DAY_MS = 86_400_000;
const HOUSE = locationOf(1, 1);
const DESK: NewPerson = {
	...MANAGER,
	email: 'desk@opvang.example',
	role: 'rcvs',
	scopes: [{ kind: 'region', id: 'VR04' }]
};
const READER: NewPerson = { ...DESK, email: 'reader@opvang.example', role: 'reader' };
const ELSEWHERE: NewPerson = { ...DESK, email: 'manager@elsewhere.example', role: 'manager' };

const ROUTES = [
	{ path: '/api/sync/push', endpoint: push },
	{ path: '/api/history', endpoint: history }
] as unknown as NonNullable<Parameters<typeof startTestServer>[1]>;

let server: TestServer;
let now: number;
let mid: number;

beforeEach(async () => {
	server = await startTestServer({}, ROUTES);
	await putRegion(server.app.store, IJSSELLAND);
	for (const somebody of [DESK, READER]) await server.app.auth.people.create(somebody);
	await server.app.auth.people.create({ ...ELSEWHERE, scopes: MANAGER.scopes });
	now = Date.now();
	mid = 1;
	goTo(200);
	await accept(toPush(1, 1, 1));
});

afterEach(() => server.stop());

/** The server's clock, so many days before the test runs. */
function goTo(daysAgo: number): void {
	const next = Date.now() - daysAgo * DAY_MS;
	server.advance(next - now);
	now = next;
}

const atDaysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

async function accept(body: object): Promise<void> {
	const headers = { cookie: await server.signIn(DESK) };
	const answer = await server.postJson('/api/sync/push', body, { headers });
	expect(answer.status).toBe(200);
	const { results } = (await answer.json()) as { results: { status: string }[] };
	expect(results.map(({ status }) => status)).not.toContain('rejected');
	mid += results.length;
}

/** Told to the desk now, seen so many days ago. */
function told(entry: object, seenDaysAgo: number, more: object = {}): Promise<void> {
	const about = { locationId: HOUSE, observedAt: atDaysAgo(seenDaysAgo), ...more };
	const deed: Deed = [
		'occupancy.record',
		{ ...about, entry, source: 'phone', spokenWith: 'Kees' },
		{ deviceAt: new Date(now).toISOString(), base: null }
	];
	return accept(pushOf(1, mid, [deed]));
}

async function ask(before: string, location = HOUSE, who = DESK): Promise<PastDays> {
	const query = new URLSearchParams({ location, before });
	const headers = { cookie: await server.signIn(who) };
	const answer = await server.call(`/api/history?${query}`, { headers });
	expect(answer.status).toBe(200);
	return pastDays.parse(await answer.json());
}

/** The day in which something lies that was seen so many days ago. */
function dayIn({ days }: PastDays, seenDaysAgo: number) {
	const at = atDaysAgo(seenDaysAgo);
	return days.find(({ from, until }) => from <= at && at < until)!;
}

describe('days from before those that a device keeps', () => {
	test('have the figures as known then and as known now, with what came in later', async () => {
		goTo(80);
		await told({ kind: 'setRealised', n: 40 }, 80);
		await told({ kind: 'recount', n: 30 }, 80);
		goTo(10);
		await told({ kind: 'arrive', n: 5 }, 79);
		goTo(0);
		const past = await ask(windowStart(now));
		expect(dayIn(past, 80)).toMatchObject({
			asThen: { realised: 40, occupied: 30 },
			asNow: { realised: 40, occupied: 30 }
		});
		expect(dayIn(past, 79)).toMatchObject({ asThen: { occupied: 30 }, asNow: { occupied: 35 } });
		expect(dayIn(past, 40)).toMatchObject({ asThen: { occupied: 30 }, asNow: { occupied: 35 } });
		expect(past.more).toBe(false);
	});

	test('have a room as known then from the day it was added on, and as known now on the days before too', async () => {
		const addRoom = (id: string, beds: number): Deed => [
			'unit.add',
			{ id, locationId: HOUSE, name: `Kamer ${beds}`, beds }
		];
		const [first, second] = [locationOf(2, 1), locationOf(2, 2)];
		const units = [{ unitId: first, occupied: 3, outOfService: {} }];
		goTo(80);
		await accept(
			pushOf(1, mid, [
				addRoom(first, 4),
				[
					'location.setDetail',
					{ locationId: HOUSE, detail: 'units', units, observedAt: atDaysAgo(80) }
				]
			])
		);
		goTo(60);
		await accept(pushOf(1, mid, [addRoom(second, 6)]));
		goTo(0);
		const past = await ask(windowStart(now));
		expect(dayIn(past, 61)).toMatchObject({ asThen: { realised: 4 }, asNow: { realised: 10 } });
		expect(dayIn(past, 60)).toMatchObject({ asThen: { realised: 10 }, asNow: { realised: 10 } });
	});

	test('follow one another without a gap up to the moment asked, and end where nothing was seen before', async () => {
		goTo(60);
		await told({ kind: 'recount', n: 30 }, 150);
		goTo(0);
		const first = await ask(windowStart(now));
		expect(first.more).toBe(true);
		expect(first.days.at(-1)!.until).toBe(windowStart(now));
		const second = await ask(first.days[0]!.from);
		expect(second.more).toBe(false);
		const all = [...second.days, ...first.days];
		const last = Date.parse(windowStart(now)) - 1;
		expect(all.map(({ day }) => day)).toEqual(
			historyDays(atDaysAgo(150), last).map(({ day }) => day)
		);
		expect(all[0]).toMatchObject({ asThen: null, asNow: { occupied: 30 } });
		expect(await ask(all[0]!.from)).toEqual({ days: [], more: false });
	});

	test('are none for who may not read the entries there, nor of a location that is not known', async () => {
		goTo(80);
		await told({ kind: 'recount', n: 30 }, 80);
		goTo(0);
		const before = windowStart(now);
		expect((await ask(before)).days.length).toBeGreaterThan(40);
		for (const nobody of [READER, ELSEWHERE])
			expect(await ask(before, HOUSE, nobody)).toEqual({ days: [], more: false });
		expect(await ask(before, locationOf(1, 9))).toEqual({ days: [], more: false });
	});
});
