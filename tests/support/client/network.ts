import { gunzipSync } from 'node:zlib';
import type { Me } from '../../../src/lib/domain/schema/person.ts';
import { takePull } from '../../../src/lib/server/sync/pull.ts';
import { takePush } from '../../../src/lib/server/sync/push.ts';
import { pullRequest, pushRequest } from '../../../src/lib/sync/messages.ts';
import type { SyncServer } from '../sync/sync-server.ts';

export type Call = { method: string; path: string; query: URLSearchParams; body: unknown };

/** What a test does to one call: loses it, loses its answer, answers itself, or changes the real answer. */
export type Fault = 'lost' | 'answer-lost' | Response | ((body: unknown) => unknown) | undefined;

/** The real sync core behind a `fetch`, with a cookie jar for one browser and faults that a test decides on. */
export function createNetwork(first: SyncServer, people: Me[]) {
	let server = first;
	const calls: Call[] = [];
	let session: Me | null = null;
	let fault: (call: Call) => Fault = () => undefined;
	const clock = () => Date.parse(server.now());
	const deps = () => ({
		store: server.store,
		clock,
		newIncident: () => 'incident',
		onFault: (_: string, error: unknown) => {
			throw error;
		},
		onVersions: () => {}
	});

	async function fetch(path: string, init: RequestInit): Promise<Response> {
		const url = new URL(path, 'http://opvang.test');
		const call: Call = {
			method: init.method ?? 'GET',
			path: url.pathname,
			query: url.searchParams,
			body: readBody(init)
		};
		calls.push(call);
		const found = fault(call);
		if (found === 'lost') throw new TypeError('Failed to fetch');
		if (found instanceof Response) return found;
		const response = await answer(call);
		if (typeof found === 'function') return Response.json(found(await response.json()));
		if (found === 'answer-lost') throw new TypeError('Failed to fetch');
		return response;
	}

	async function answer(call: Call): Promise<Response> {
		if (call.path === '/api/ping')
			return new Response(null, { status: 204, headers: pingHeaders() });
		if (call.path === '/api/auth/sign-in/email') return signIn(call.body as { email: string });
		if (call.path === '/api/auth/sign-in/code') return useCode(call.body as { code: string });
		if (call.path === '/api/auth/sign-out') return endSession();
		if (!session) return problem(401, 'sign-in');
		if (call.path === '/api/auth/move-code') return makeCode(session);
		if (call.path === '/api/me') return Response.json(session);
		if (call.path === '/api/sync/push') return push(session, call.body);
		if (call.path === '/api/sync/pull') return pull(session, call.query);
		return problem(404, 'not-found');
	}

	function pingHeaders() {
		return { opvangbord: '1', date: new Date(clock()).toUTCString() };
	}

	function signIn({ email }: { email: string }): Response {
		const me = people.find(({ personId }) => email === `${personId}@opvangbord.example`);
		if (!me) return problem(401, 'sign-in');
		session = me;
		return Response.json({ user: { email } });
	}

	/** A test takes it to the network of another device. */
	function makeCode({ personId }: Me): Response {
		return Response.json({ code: `CODE-${personId}`, expiresAt: server.now() });
	}

	function useCode({ code }: { code: string }): Response {
		return signIn({ email: `${code.replace('CODE-', '')}@opvangbord.example` });
	}

	function endSession(): Response {
		session = null;
		return Response.json({ success: true });
	}

	async function push(me: Me, body: unknown): Promise<Response> {
		const parsed = pushRequest.safeParse(body);
		if (!parsed.success) return problem(400, 'shape');
		const outcome = await takePush(deps(), me, parsed.data, 'request');
		if ('refused' in outcome) return problem(403, outcome.refused);
		return Response.json(outcome.answer);
	}

	async function pull(me: Me, query: URLSearchParams): Promise<Response> {
		const { client, limit, pending, oldest, ...at } = pullRequest.parse(Object.fromEntries(query));
		const held = { pending: Number(pending ?? 0), oldest: oldest || null };
		const asked = { clientId: client, limit: Number(limit), ...at, ...held };
		const outcome = await takePull({ store: server.store, clock }, me, asked);
		if ('refused' in outcome) return problem(403, outcome.refused);
		return new Response(outcome.answer, { headers: { 'content-type': 'application/json' } });
	}

	return {
		fetch,
		calls,
		callsTo: (path: string) => calls.filter((call) => call.path === path),
		/** Decides about every call from now on. */
		setFault: (next: (call: Call) => Fault) => void (fault = next),
		heal: () => void (fault = () => undefined),
		cut: () => void (fault = () => 'lost'),
		/** Another server answers from now on, as after a restore. */
		setServer: (next: SyncServer) => void (server = next),
		signInAs: (me: Me | null) => void (session = me)
	};
}

export function problem(
	status: number,
	code: string,
	headers: Record<string, string> = {}
): Response {
	const body = { type: 'about:blank', title: code, status, code };
	return Response.json(body, { status, headers });
}

function readBody({ body }: RequestInit): unknown {
	if (!body) return undefined;
	const text = typeof body === 'string' ? body : gunzipSync(body as Uint8Array).toString();
	return JSON.parse(text) as unknown;
}
