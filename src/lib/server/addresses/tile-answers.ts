import type { Tile } from '../../domain/web-mercator.ts';
import type { Env } from '../env.ts';
import { problem } from '../http/problem.ts';
import { checkRate, createRateLimit } from '../http/rate.ts';
import type { Log } from '../log.ts';
import { createMapTiles } from './map-tiles.ts';

type Dependencies = { env: Pick<Env, 'mapTilesUrl'>; clock: () => number; log: Log };

/** A window shows some twenty, and the browser keeps what it has seen. */
const ASKED_A_MINUTE = 600;
const MINUTE_MS = 60_000;
const RETRY_AFTER_SECONDS = '30';
/** A week: the country changes slowly. For this browser alone, because only who is signed in may ask. */
const KEPT_BY_BROWSER = 'private, max-age=604800';

/** What `GET /api/tiles` answers to this person; 204 where this server has no map. */
export function createTileAnswers({ env, clock, log }: Dependencies) {
	const { mapTilesUrl: url } = env;
	const ask = url === undefined ? undefined : createMapTiles({ url, clock });
	const perPerson = createRateLimit({ limit: ASKED_A_MINUTE, windowMs: MINUTE_MS, clock });

	return async (personId: string, tile: Tile): Promise<Response> => {
		if (!ask) return new Response(null, { status: 204 });
		const tooMany = checkRate(perPerson, personId);
		if (tooMany) return tooMany;
		const asked = await ask(tile);
		if ('png' in asked) return asked.png ? pictureOf(asked.png) : problem(404, 'not-found');
		log.warn({ why: asked.failed }, 'no answer of the map');
		return problem(503, 'busy', { headers: { 'retry-after': RETRY_AFTER_SECONDS } });
	};
}

function pictureOf(png: Buffer<ArrayBuffer>): Response {
	const headers = { 'content-type': 'image/png', 'cache-control': KEPT_BY_BROWSER };
	return new Response(png, { headers });
}
