// A client of Opvangbord without a screen, from docs/sync-protocol.md: Node 20 or newer, no packages.
//
//   node client.mjs <server> <e-mail> <password> <file> [<location> <people who arrived>]
//
// All it holds stands in the file. After any failure run it again: nothing is lost, nothing counts twice.
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const [server, email, password, file, place, people] = process.argv.slice(2);
const NOTHING_READ = { scope: '', epoch: '', cursor: '', versions: {}, rows: {} };
const NOTHING_MADE = { mid: 0, deviceSeq: 0, offsetMs: null, queue: [], sent: [], toLookAt: [] };
const WEEK_MS = 7 * 24 * 3_600_000;

const state = existsSync(file)
	? JSON.parse(readFileSync(file, 'utf8'))
	: { clientId: randomUUID(), ...NOTHING_MADE, ...NOTHING_READ };
let cookie = '';

if (place && !state.cursor) await sync();
if (place) recordArrival(place, Number(people));
await sync();
showFigures();

/** S1: stored whole before anything is sent, and sent as it was stored. */
function recordArrival(name, n) {
	const location = rowsOf('location').find((row) => row.name === name);
	if (!location) throw new Error(`no location is called ${name}`);
	state.queue.push({
		...{ uuid: randomUUID(), mid: ++state.mid, deviceSeq: ++state.deviceSeq },
		...{ name: 'occupancy.record', v: 1 },
		args: { locationId: location.id, entry: { kind: 'arrive', n } },
		...{ deviceAt: new Date().toISOString(), offsetMs: state.offsetMs }
	});
	save();
}

/** Sends, then fetches; if need be once more under another clientId. */
async function sync(isAgain = false) {
	try {
		if (isAgain) await pull();
		await push();
		await pull();
	} catch (problem) {
		if (isAgain || !['start-over', 'client-of-another'].includes(problem.code)) throw problem;
		startOver();
		await sync(true);
	}
}

/** S2, S16: what was sent goes before the queue, under new numbers and the old uuids. */
function startOver() {
	const queue = [...state.sent, ...state.queue].map(({ at: _at, ...mutation }, index) => ({
		...mutation,
		mid: index + 1
	}));
	save({ ...NOTHING_READ, clientId: randomUUID(), queue, sent: [], mid: queue.length });
}

async function push() {
	while (state.queue.length > 0) {
		const mutations = state.queue.slice(0, 500);
		const envelope = { protocol: 1, clientId: state.clientId, ...held() };
		takeAnswer(await call('/api/sync/push', { ...envelope, mutations }));
	}
}

/** S4, S5: an edit leaves the queue only with the result of its own uuid. */
function takeAnswer({ results, stop, epoch }) {
	for (const result of results) {
		const mutation = state.queue.find(({ uuid }) => uuid === result.uuid);
		state.queue = state.queue.filter((waiting) => waiting !== mutation);
		state.sent.push({ ...mutation, at: Date.now() });
		if (!['applied', 'noop'].includes(result.status)) state.toLookAt.push({ mutation, ...result });
		const { regionId, version } = result;
		if (version) state.versions[regionId] = Math.max(version, state.versions[regionId] ?? 0);
	}
	save();
	startOverIf(stop || isOther(epoch));
}

/** S7-S9: the rows take the place of the old ones once all pages are there. */
async function pull() {
	let { scope, epoch, cursor, rows, versions, durableMid } = structuredClone(state);
	for (let page = { more: true }; page.more;) {
		const { pending, oldest } = held();
		const from = { client: state.clientId, protocol: 1, scope, epoch, cursor, limit: 2000 };
		const query = new URLSearchParams({ ...from, pending, oldest: oldest ?? '' });
		page = await call(`/api/sync/pull?${query}`);
		startOverIf(page.reset && isOther(page.epoch));
		if (page.reset) rows = {};
		for (const { type, id, deleted, row } of page.rows)
			if (deleted) delete rows[`${type} ${id}`];
			else rows[`${type} ${id}`] = { type, row };
		({ scope, epoch, cursor, versions, durableMid } = page);
	}
	startOverIf(isBehind(versions));
	// Without backups what was sent is kept for a week, in case the server is put back after all (S5).
	const isWanted = (edit) =>
		durableMid === null ? edit.at > Date.now() - WEEK_MS : edit.mid > durableMid;
	const sent = state.sent.filter(isWanted).slice(-20_000);
	save({ scope, epoch, cursor, rows, versions, sent });
}

function startOverIf(isNeeded) {
	if (isNeeded) throw Object.assign(new Error('start over'), { code: 'start-over' });
}

/** S16; before the first pull there is none. */
function isOther(epoch) {
	return state.epoch !== '' && state.epoch !== epoch;
}

/** S9: the server was put back without saying so. */
function isBehind(versions) {
	return Object.entries(versions).some(([region, version]) => version < state.versions[region]);
}

/** S22 */
function held() {
	return { pending: state.queue.length, oldest: state.queue[0]?.deviceAt ?? null };
}

/** Signs in when it has to, and waits when it is told to. */
async function call(path, body, tries = 1) {
	const response = await fetch(new URL(path, server), {
		method: body ? 'POST' : 'GET',
		// Node's fetch calls itself a browser (Sec-Fetch-Mode), so it says where it comes from as well.
		headers: { 'content-type': 'application/json', origin: new URL(server).origin, cookie },
		body: body && JSON.stringify(body)
	});
	if (response.ok) {
		cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
		const answer = await response.json();
		if (answer.serverNow) state.offsetMs = Date.parse(answer.serverNow) - Date.now();
		return answer;
	}
	const { status, headers } = response;
	if (tries < 5 && [429, 503].includes(status)) {
		await sleep(1000 * Number(headers.get('retry-after') ?? 5));
		return call(path, body, tries + 1);
	}
	if (tries < 5 && status === 401 && !path.includes('/auth/')) {
		await call('/api/auth/sign-in/email', { email, password });
		return call(path, body, tries + 1);
	}
	// 426 among them: get a newer client, the queue stays where it is.
	const { code } = await response.json().catch(() => ({}));
	throw Object.assign(new Error(`${status} ${code ?? ''} at ${path}`), { status, code });
}

/** Written beside it and put in its place, so that a crash leaves the old or the new. */
function save(change = {}) {
	Object.assign(state, change);
	writeFileSync(`${file}.new`, JSON.stringify(state), { flush: true });
	renameSync(`${file}.new`, file);
}

function rowsOf(wanted) {
	return Object.values(state.rows).flatMap(({ type, row }) => (type === wanted ? [row] : []));
}

function showFigures() {
	for (const { name, figures: f } of rowsOf('location')) {
		const lost = Object.values(f.snijverlies).reduce((sum, n) => sum + n, 0);
		const used = f.occupied + f.outOfService + lost + f.reserved;
		const placeable = f.realised + f.overcrowded + f.overpromised - used;
		console.log(`${name}: ${f.occupied} of ${f.realised} beds in use, ${placeable} placeable`);
	}
	for (const { code, status, mutation } of state.toLookAt)
		console.log(`to look at: ${mutation.name} ${mutation.uuid} ${status ?? ''} ${code ?? ''}`);
}
