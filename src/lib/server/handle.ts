import type { App } from './app.ts';
import { discardRest } from './http/discard-rest.ts';
import { createGuard } from './http/guard.ts';
import { codeOfStatus, isProblem, problem } from './http/problem.ts';
import { REQUEST_ID_HEADER, requestIdOf } from './http/request-id.ts';
import type { Locals } from './locals.ts';
import { describeError } from './log.ts';
import { isStoreFault } from './store/is-store-fault.ts';

/** What this needs of the framework's event, and nothing more. */
export type HandledEvent = {
	request: Request;
	url: URL;
	route: { id: string | null };
	locals: Locals;
	getClientAddress(): string;
};

/** As long as a writer waits for the lock. */
const RETRY_AFTER_SECONDS = '5';

type Input<Event> = { event: Event; resolve: (event: Event) => Response | Promise<Response> };

/** Routes that work without knowing who asks, so that they cost no query. */
const ANONYMOUS_ROUTES: readonly (string | null)[] = ['/api/ping', '/api/health'];

/** Around every request: its id and log line; under /api also session, guard and one form of error. */
export function createHandle<Event extends HandledEvent>(app: App) {
	const guard = createGuard(app.env, app.clock);

	async function answerApi({ event, resolve }: Input<Event>): Promise<Response> {
		try {
			if (event.route.id === null) return problem(404, 'not-found');
			const carried = ANONYMOUS_ROUTES.includes(event.route.id)
				? null
				: await app.auth.sessionOf(event.request);
			event.locals.session = carried?.session ?? null;
			const answer = guard(event) ?? toProblem(await resolve(event), event.locals);
			if (carried?.setCookie) renewCookie(answer, carried.setCookie);
			return answer;
		} catch (error) {
			reportIncident(app, event, error);
			return incidentProblem(event.locals);
		}
	}

	return async (input: Input<Event>): Promise<Response> => {
		const { event } = input;
		const startedAt = performance.now();
		const requestId = requestIdOf(event.request, app.ids);
		Object.assign(event.locals, { app, requestId, session: null } satisfies Locals);
		const answer = isApi(event) ? withNoStore(await answerApi(input)) : await input.resolve(event);
		// A sender who hangs up meanwhile is no news: the answer was not for him any more.
		discardRest(event.request).catch(() => undefined);
		answer.headers.set(REQUEST_ID_HEADER, requestId);
		logAnswer(app, event, answer.status, performance.now() - startedAt);
		return answer;
	};
}

/** Writes an unexpected error to the log under a number that may be told to anybody. */
export function reportIncident(
	app: App,
	{ locals, route }: Pick<HandledEvent, 'locals' | 'route'>,
	error: unknown
): string {
	const incident = app.ids();
	locals.incident = incident;
	locals.isStoreFault = isStoreFault(error);
	const { requestId } = locals;
	app.log.error({ incident, requestId, route: route.id, error: describeError(error) }, 'incident');
	return incident;
}

/** By the route as well: `/%61pi/me` is routed to `/api/me`. */
function isApi({ url, route }: HandledEvent): boolean {
	return /^\/api(\/|$)/.test(route.id ?? url.pathname);
}

/** An error that the framework answered in its own words: 404, 405, and 500 of an endpoint that threw. */
function toProblem(answer: Response, locals: Locals): Response {
	if (answer.status < 400 || isProblem(answer)) return answer;
	if (locals.incident) return incidentProblem(locals);
	const allow = answer.headers.get('allow');
	const headers = allow ? { allow } : undefined;
	return problem(answer.status, codeOfStatus(answer.status), { headers });
}

/** A database that is locked or a disk that is full asks for patience; the rest is ours to mend. */
function incidentProblem({ incident, isStoreFault }: Locals): Response {
	const detail = `incident ${incident}`;
	if (!isStoreFault) return problem(500, 'incident', { detail });
	return problem(503, 'busy', { detail, headers: { 'retry-after': RETRY_AFTER_SECONDS } });
}

/** Not when the answer sets that cookie itself: a sign-in or sign-out has the last word. */
function renewCookie(answer: Response, setCookie: string): void {
	if (answer.headers.getSetCookie().length === 0) answer.headers.append('set-cookie', setCookie);
}

function withNoStore(answer: Response): Response {
	if (!answer.headers.has('cache-control')) answer.headers.set('cache-control', 'no-store');
	return answer;
}

/** Reading goes by quietly; what changed something or failed is worth a line. */
function logAnswer(app: App, event: HandledEvent, status: number, ms: number): void {
	const { method } = event.request;
	const level = status >= 500 ? 'error' : method === 'GET' || method === 'HEAD' ? 'debug' : 'info';
	const { requestId } = event.locals;
	const rounded = Math.round(ms * 10) / 10;
	app.log[level]({ requestId, method, route: event.route.id, status, ms: rounded }, 'answered');
}
