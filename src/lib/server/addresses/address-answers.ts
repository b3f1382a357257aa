import type { AddressAnswer, AddressQuery } from '../../sync/address-search.ts';
import type { Env } from '../env.ts';
import { problem } from '../http/problem.ts';
import { checkRate, createRateLimit } from '../http/rate.ts';
import type { Log } from '../log.ts';
import { createAddressRegister } from './address-register.ts';

type Dependencies = { env: Pick<Env, 'addressLookupUrl'>; clock: () => number; log: Log };

/** Somebody who types asks a few times a second at most, and chooses once. */
const ASKED_A_MINUTE = 60;
const MINUTE_MS = 60_000;
const RETRY_AFTER_SECONDS = '30';

/** What `GET /api/addresses` answers to this person. */
export function createAddressAnswers({ env, clock, log }: Dependencies) {
	const { addressLookupUrl: url } = env;
	const ask = url === undefined ? undefined : createAddressRegister({ url, clock });
	const perPerson = createRateLimit({ limit: ASKED_A_MINUTE, windowMs: MINUTE_MS, clock });

	return async (personId: string, query: AddressQuery): Promise<Response> => {
		if (!ask) return answerWith({ isOn: false, found: [] });
		if (isNothing(query)) return answerWith({ isOn: true, found: [] });
		const tooMany = checkRate(perPerson, personId);
		if (tooMany) return tooMany;
		const asked = await ask(query);
		if ('found' in asked) return answerWith({ isOn: true, found: asked.found });
		log.warn({ why: asked.failed }, 'no answer of the address register');
		return problem(503, 'busy', { headers: { 'retry-after': RETRY_AFTER_SECONDS } });
	};
}

function isNothing(query: AddressQuery): query is Record<string, never> {
	return !('q' in query) && !('id' in query);
}

function answerWith(answer: AddressAnswer): Response {
	return Response.json(answer);
}
