import type { Tile } from '../../domain/web-mercator.ts';
import { keepRecent } from './keep-recent.ts';
import { readAtMost } from './read-at-most.ts';

/** `failed` says why, in words for a log that do not tell which part of the map it was. */
export type AskedTile = { png: Buffer<ArrayBuffer> | null } | { failed: string };

type Settings = {
	/** Of the tiles in Web Mercator, without a slash at the end; `/z/x/y.png` follows. */
	url: string;
	clock: () => number;
	timeoutMs?: number;
};

const TIMEOUT_MS = 4000;
const MAX_TILE_BYTES = 128_000;
/** Together with the above at most 32 MB; those of the Netherlands are a tenth of that. */
const MOST_KEPT = 256;
const KEPT_MS = 24 * 60 * 60_000;
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Pictures of the map, asked of PDOK or of who serves alike. What goes there is which part of the country, and nothing
 * of who looks. A tile that there is not (null) is kept as well; failures are not.
 */
export function createMapTiles({ url, clock, timeoutMs = TIMEOUT_MS }: Settings) {
	const recent = keepRecent<Buffer<ArrayBuffer> | null>({
		most: MOST_KEPT,
		keptMs: KEPT_MS,
		clock
	});
	return async ({ z, x, y }: Tile): Promise<AskedTile> => {
		const path = `/${z}/${x}/${y}.png`;
		const known = recent.get(path);
		if (known !== undefined) return { png: known };
		const asked = await readTile(`${url}${path}`, timeoutMs);
		if ('png' in asked) recent.set(path, asked.png);
		return asked;
	};
}

async function readTile(address: string, timeoutMs: number): Promise<AskedTile> {
	try {
		const answer = await fetch(address, {
			headers: { accept: 'image/png', 'user-agent': 'opvangbord' },
			redirect: 'error',
			signal: AbortSignal.timeout(timeoutMs)
		});
		return await readAnswer(answer);
	} catch (error) {
		return { failed: (error as Error).name };
	}
}

async function readAnswer(answer: Response): Promise<AskedTile> {
	if (!answer.ok) {
		await answer.body?.cancel();
		return answer.status === 404 ? { png: null } : { failed: `status ${answer.status}` };
	}
	const png = await readAtMost(answer, MAX_TILE_BYTES);
	return isPng(answer, png) ? { png } : { failed: 'no picture' };
}

/** By its name and by its first bytes: it is passed on to browsers as this server's own. */
function isPng({ headers }: Response, bytes: Buffer): boolean {
	const isNamed = /^image\/png\s*(;|$)/i.test(headers.get('content-type') ?? '');
	return isNamed && PNG.every((byte, index) => bytes[index] === byte);
}
