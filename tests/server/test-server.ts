import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RequestEvent } from '@sveltejs/kit';
import { createApp } from '../../src/lib/server/app.ts';
import type { NewPerson } from '../../src/lib/server/auth/people.ts';
import { readEnv } from '../../src/lib/server/env.ts';
import { createHandle, reportIncident } from '../../src/lib/server/handle.ts';
import { createLog } from '../../src/lib/server/log.ts';
import * as auth from '../../src/routes/api/auth/[...all]/+server.ts';
import * as health from '../../src/routes/api/health/+server.ts';
import * as me from '../../src/routes/api/me/+server.ts';
import * as ping from '../../src/routes/api/ping/+server.ts';

type Endpoint = Partial<Record<string, (event: RequestEvent) => Response | Promise<Response>>>;

export const ORIGIN = 'http://opvang.test';

export const MANAGER: NewPerson = {
	email: 'Manager@Opvang.Example',
	name: 'Marja Tulp',
	password: 'tulp-op-de-vensterbank',
	role: 'manager',
	scopes: [{ kind: 'location', id: '00000000-0000-4000-8000-000000000001' }]
};

const ROUTES: [path: RegExp, id: string, endpoint: unknown][] = [
	[/^\/api\/auth\//, '/api/auth/[...all]', auth],
	[/^\/api\/health$/, '/api/health', health],
	[/^\/api\/me$/, '/api/me', me],
	[/^\/api\/ping$/, '/api/ping', ping]
];

export type TestServer = Awaited<ReturnType<typeof startTestServer>>;

/**
 * The real app on a database file of its own, called through the real `handle` and the real endpoints; only the
 * framework's event around them is made here, and answers of its own are worded as it words them.
 */
export async function startTestServer(
	environment: Record<string, string> = {},
	extra: { path: string; endpoint: Endpoint }[] = []
) {
	const dataDir = await mkdtemp(join(tmpdir(), 'opvangbord-'));
	const logged: string[] = [];
	let now = Date.now();
	const app = await createApp({
		env: readEnv({ DATA_DIR: dataDir, ...environment }),
		clock: () => now,
		ids: () => crypto.randomUUID(),
		log: createLog('trace', { write: (line) => void logged.push(line) })
	});
	const handle = createHandle<RequestEvent>(app);
	const added = extra.map(
		({ path, endpoint }) => [new RegExp(`^${path}$`), path, endpoint] as const
	);

	async function send(request: Request, address: string): Promise<Response> {
		const url = new URL(request.url);
		const [, id = null, endpoint] =
			[...ROUTES, ...added].find(([path]) => path.test(decodeURI(url.pathname))) ?? [];
		const event = {
			request,
			url,
			route: { id },
			locals: {},
			getClientAddress: () => address
		} as unknown as RequestEvent;
		return handle({ event, resolve: () => resolve(event, endpoint as Endpoint) });
	}

	async function resolve(event: RequestEvent, endpoint: Endpoint): Promise<Response> {
		const { method } = event.request;
		const answer = endpoint[method];
		if (!answer)
			return new Response(`${method} method not allowed`, {
				status: 405,
				headers: { allow: Object.keys(endpoint).join(', ') }
			});
		try {
			return await answer(event);
		} catch (error) {
			reportIncident(app, event, error);
			return Response.json({ message: 'Internal error' }, { status: 500 });
		}
	}

	async function call(path: string, init: RequestInit & { address?: string } = {}) {
		const request = new Request(`${ORIGIN}${path}`, { duplex: 'half', ...init } as RequestInit);
		if (!request.headers.has('host')) request.headers.set('host', 'opvang.test');
		return send(request, init.address ?? '192.0.2.1');
	}

	function postJson(path: string, body: unknown, init: RequestInit & { address?: string } = {}) {
		return call(path, {
			method: 'POST',
			body: JSON.stringify(body),
			...init,
			headers: { 'content-type': 'application/json', ...(init.headers as Record<string, string>) }
		});
	}

	/** Signs in and gives the cookie as a browser would send it back. */
	async function signIn({ email, password }: NewPerson = MANAGER): Promise<string> {
		const answer = await postJson('/api/auth/sign-in/email', { email, password });
		if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}`);
		return cookieOf(answer);
	}

	return {
		app,
		dataDir,
		logged,
		call,
		postJson,
		signIn,
		advance: (ms: number) => void (now += ms),
		async stop() {
			await app.close();
			await rm(dataDir, { recursive: true });
		}
	};
}

export function cookieOf(answer: Response): string {
	return answer.headers.getSetCookie()[0]!.split(';')[0]!;
}
