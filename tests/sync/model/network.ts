import {
	type PullResponse,
	pullResponse,
	type PushResponse,
	pushResponse,
	type PushResult
} from '../../../src/lib/sync/messages.ts';
import { ServerCrashed } from './crashing-store.ts';
import type { ModelRequest } from './model-server.ts';
import { meet, type Occurrence } from './occurrences.ts';
import type { Fault } from './steps.ts';
import type { Tab, World } from './world.ts';

const NO_FAULT: Fault = { is: 'none' };

/** What a device may meet; anything else that is thrown is a finding. */
class NoAnswer extends TypeError {}

/** What lies between a tab and the server. Every request takes the next fault of its tab. */
export async function sendRequest(
	world: World,
	tab: Tab,
	path: string,
	init: RequestInit
): Promise<Response> {
	try {
		return await pass(world, tab, path, init);
	} catch (error) {
		if (!(error instanceof NoAnswer)) world.failures.push(error);
		throw error;
	}
}

async function pass(world: World, tab: Tab, path: string, init: RequestInit): Promise<Response> {
	const fault = nextFault(tab, path);
	if (fault.is === 'meanwhile' && fault.when === 'before') await world.meanwhile(fault.step);
	const personId = tab.profile.device.cookie;
	const body = init.body ? await new Response(init.body).text() : '';
	const request = { personId, path, body, headers: new Headers(init.headers) };
	const response = await carry(world, request, fault);
	if (fault.is === 'meanwhile' && fault.when === 'after') await world.meanwhile(fault.step);
	if (tab.diedAt !== null) throw new NoAnswer('the tab is gone');
	const text = await response.text();
	noteAnswer(world, tab, path, text);
	return new Response(text, response);
}

/** The question who is signed in is not worth a fault, unless nobody answers at all. */
function nextFault({ faults }: Tab, path: string): Fault {
	if (path === '/api/me' && faults[0]?.is !== 'lost') return NO_FAULT;
	return faults.shift() ?? NO_FAULT;
}

async function carry(world: World, request: ModelRequest, fault: Fault): Promise<Response> {
	if (fault.is !== 'none' && fault.is !== 'meanwhile')
		world.log.push(`      ${request.path.split('?')[0]} meets: ${describeFault(fault)}`);
	const met = MET[fault.is];
	if (met) meet(world, met);
	switch (fault.is) {
		case 'lost':
			throw new NoAnswer('lost');
		case 'late':
			world.late.push(request);
			throw new NoAnswer('timeout');
		case 'answer lost':
			await arrive(world, request);
			throw new NoAnswer('answer lost');
		case 'twice': {
			const first = await arrive(world, request);
			const second = await arrive(world, request);
			return fault.gets === 'first' ? first : second;
		}
		case 'cut': {
			const answer = await arrive(world, request);
			const text = await answer.text();
			return new Response(text.slice(0, (text.length * fault.at) / 100), answer);
		}
		case 'status':
			return answerOfOthers(fault.status);
		case 'server crash':
			world.server.crashAt(fault.at);
			return arrive(world, request).finally(() => {
				if (!world.server.crashAt(null)) meet(world, `server crash: ${fault.at}`);
			});
		default:
			return arrive(world, request);
	}
}

/** A server that dies gives no answer. */
export async function arrive(world: World, request: ModelRequest): Promise<Response> {
	try {
		return await world.server.handle(request);
	} catch (error) {
		if (error instanceof ServerCrashed) throw new NoAnswer('connection reset', { cause: error });
		throw error;
	}
}

/** A proxy, or our own server before it looked at anything. */
function answerOfOthers(status: number): Response {
	if (status === 200) return new Response('<html>Sign in to the town hall network</html>');
	return new Response('', { status, headers: { 'retry-after': '1' } });
}

const MET: Partial<Record<Fault['is'], Occurrence>> = {
	lost: 'request lost',
	'answer lost': 'answer lost',
	cut: 'answer cut',
	twice: 'request twice',
	status: 'answered by a proxy'
};

function noteAnswer(world: World, tab: Tab, path: string, text: string): void {
	const body = parse(text);
	if (path.startsWith('/api/sync/push')) {
		const pushed = pushResponse.safeParse(body);
		if (pushed.success) noteResults(world, tab, pushed.data);
	} else if (path.startsWith('/api/sync/pull')) {
		const pulled = pullResponse.safeParse(body);
		if (pulled.success) notePage(world, tab, pulled.data);
	}
}

/** Results count as known to a device once it has them in hand. */
function noteResults(world: World, { profile }: Tab, { results, stop }: PushResponse): void {
	for (const result of results) {
		if (profile.answers.has(result.uuid)) profile.answeredAgain.add(result.uuid);
		profile.answers.set(result.uuid, result);
		for (const met of occurrencesOf(result)) meet(world, met);
	}
	if (stop) meet(world, `stop: ${stop}`);
}

function* occurrencesOf({ status, code }: PushResult): Generator<Occurrence> {
	if (status === 'noop') yield 'same value';
	if (status === 'rejected') yield 'refused';
	if (code === 'field-conflict') yield 'field conflict';
	if (code === 'already-settled') yield 'settled twice';
	if (code === 'future-capped') yield 'cut to the moment of receipt';
}

function notePage(world: World, tab: Tab, { reset, more, rows, versions }: PullResponse): void {
	if (reset && tab.isMidReset) meet(world, 'second reset midway');
	if (reset && more) meet(world, 'reset in several pages');
	if (rows.some(({ deleted }) => deleted)) meet(world, 'row deleted');
	if (Object.keys(versions).length > 1) meet(world, 'several regions read');
	tab.isMidReset = more && (reset || tab.isMidReset);
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

export function describeFault(fault: Fault): string {
	switch (fault.is) {
		case 'twice':
			return `sent twice, ${fault.gets} answer`;
		case 'cut':
			return `answer cut at ${fault.at} %`;
		case 'status':
			return `status ${fault.status}`;
		case 'server crash':
			return `server crash: ${fault.at}`;
		default:
			return fault.is;
	}
}
