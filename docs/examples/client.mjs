// A client of Opvangbord without a screen, from docs/sync-protocol.md: Node 20 or newer, no packages.
//   node client.mjs <server> <e-mail> <password> <file> [<location> <people who arrived>]
// All it holds stands in the file. After any failure run it again: nothing is lost, nothing counts twice.
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const [server, email, password, file, place, people] = process.argv.slice(2);
const UNREAD = { scope: '', epoch: '', cursor: '', versions: {}, rows: {} };
const UNMADE = { mid: 0, deviceSeq: 0, offsetMs: null, queue: [], sent: [], toLookAt: [] };
const state = { clientId: randomUUID(), ...UNMADE, ...UNREAD };
if (existsSync(file)) Object.assign(state, JSON.parse(readFileSync(file, 'utf8')));
let cookie = '';

const locations = () => Object.values(state.rows).filter(({ type }) => type === 'location');
const oldest = () => state.queue[0]?.deviceAt; // S22

if (place && !state.cursor) await sync();
if (place) {
	const location = locations().find(({ row }) => row.name === place);
	if (!location) throw new Error(`no location is called ${place}`);
	const args = { locationId: location.row.id, entry: { kind: 'arrive', n: Number(people) } };
	const numbers = { uuid: randomUUID(), mid: ++state.mid, deviceSeq: ++state.deviceSeq };
	const made = { deviceAt: new Date().toISOString(), offsetMs: state.offsetMs };
	state.queue.push({ ...numbers, name: 'occupancy.record', v: 1, args, ...made });
	save(); // S1: stored whole before anything is sent, and sent as it was stored.
}
await sync();
for (const { row } of locations())
	console.log(`${row.name}: ${row.figures.occupied} of ${row.figures.realised} beds in use`);
if (state.toLookAt.length > 0) console.log('to look at:', JSON.stringify(state.toLookAt));

async function sync(isAgain = false) {
	try {
		if (isAgain) await pull();
		await push();
		await pull();
	} catch (problem) {
		if (isAgain || !['start-over', 'client-of-another'].includes(problem.code)) throw problem;
		// S2, S16: what was sent goes before the queue, under new numbers and the old uuids.
		const edits = [...state.sent, ...state.queue].map(({ at: _at, ...edit }) => edit);
		const queue = edits.map((edit, index) => ({ ...edit, mid: index + 1 }));
		save({ ...UNREAD, clientId: randomUUID(), queue, sent: [], mid: queue.length });
		await sync(true);
	}
}

async function push(atOnce = 500, tries = 10) {
	while (state.queue.length > 0) {
		const mutations = state.queue.slice(0, atOnce);
		const held = { clientId: state.clientId, pending: state.queue.length, oldest: oldest() };
		const body = { protocol: 1, ...held, mutations };
		const answer = await call('/api/sync/push', body).catch((problem) => {
			if (!(problem.status === 413 || problem.code === 'shape') || --tries < 0) throw problem;
		});
		if (answer) takeResults(answer);
		else if (mutations.length === 1) setAside(); // S18; any other 400 is a proxy's.
		if (!answer) atOnce = mutations.length === 1 ? 500 : Math.ceil(mutations.length / 2);
	}
}

function takeResults({ results, stop, epoch }) {
	for (const { uuid, status, regionId, version, ...more } of results) {
		const mutation = state.queue.find((waiting) => waiting.uuid === uuid);
		state.queue = state.queue.filter((waiting) => waiting !== mutation); // S5
		state.sent.push({ ...mutation, at: Date.now() });
		if (!['applied', 'noop'].includes(status)) state.toLookAt.push({ mutation, status, ...more });
		if (version) state.versions[regionId] = Math.max(version, state.versions[regionId] ?? 0);
	}
	save();
	startOverIf(stop || (state.epoch && state.epoch !== epoch));
}

function setAside() {
	const [mutation, ...others] = state.queue; // S18: it leaves the numbering, and waits for a person.
	const queue = others.map((edit) => ({ ...edit, mid: edit.mid - 1 }));
	save({ queue, mid: state.mid - 1, toLookAt: [...state.toLookAt, { mutation }] });
}

async function pull() {
	let { scope, epoch, cursor, rows, versions } = structuredClone(state);
	for (let more = true; more;) {
		const held = { client: state.clientId, pending: state.queue.length, oldest: oldest() ?? '' };
		const from = { protocol: 1, limit: 2000, scope, epoch, cursor };
		const page = await call(`/api/sync/pull?${new URLSearchParams({ ...held, ...from })}`);
		startOverIf(page.reset && epoch && epoch !== page.epoch); // S16
		if (page.reset) rows = {};
		for (const { type, id, deleted, row } of page.rows)
			rows[`${type} ${id}`] = { type, deleted, row };
		({ scope, epoch, cursor, versions, more } = page);
	}
	// S9: one that is behind was put back without saying so.
	startOverIf(Object.keys(versions).some((region) => versions[region] < state.versions[region]));
	rows = Object.fromEntries(Object.entries(rows).filter(([, { deleted }]) => !deleted));
	const sent = state.sent.filter(({ at }) => at > Date.now() - 7 * 86_400_000).slice(-20_000); // S5
	save({ scope, epoch, cursor, rows, versions, sent });
}

async function call(path, body, tries = 1) {
	// Node's fetch calls itself a browser (Sec-Fetch-Mode), so it says where it comes from as well.
	const headers = { 'content-type': 'application/json', origin: new URL(server).origin, cookie };
	const message = body && { method: 'POST', body: JSON.stringify(body) };
	const response = await fetch(new URL(path, server), { headers, ...message });
	const { status, ok, headers: more } = response;
	const answer = await response.json().catch(() => ({}));
	cookie = more.getSetCookie()[0]?.split(';')[0] ?? cookie;
	if (answer.serverNow) state.offsetMs = Date.parse(answer.serverNow) - Date.now();
	if (ok) return answer;
	if (tries < 5 && (status === 429 || status === 503))
		await sleep(1000 * Number(more.get('retry-after') ?? 5));
	else if (tries < 5 && status === 401 && !path.includes('/auth/'))
		await call('/api/auth/sign-in/email', { email, password });
	// 426 among them: get a newer client, the queue stays where it is.
	else
		throw Object.assign(new Error(`${status} ${answer.code ?? ''} at ${path}`), answer, { status });
	return call(path, body, tries + 1);
}

function startOverIf(isNeeded) {
	if (isNeeded) throw Object.assign(new Error('start over'), { code: 'start-over' });
}

function save(change = {}) {
	Object.assign(state, change);
	writeFileSync(`${file}.new`, JSON.stringify(state), { flush: true });
	renameSync(`${file}.new`, file); // A crash leaves the old or the new.
}
