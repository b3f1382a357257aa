import { isUtf8 } from 'node:buffer';
import { constants, gunzipSync } from 'node:zlib';
import { MAX_BODY_BYTES } from '../../sync/messages.ts';
import { problem } from './problem.ts';

/** Deeper than any message goes; what is deeper could overflow the stack of whoever walks it later. */
const MAX_DEPTH = 40;

/** A body that claims to be too large is refused before a byte of it is read. */
export function checkContentLength(request: Request, maxBytes = MAX_BODY_BYTES): Response | null {
	const claimed = Number(request.headers.get('content-length') ?? 0);
	return claimed > maxBytes ? tooLarge() : null;
}

export function requireJson(request: Request): Response | null {
	const type = request.headers.get('content-type')?.split(';')[0]!.trim().toLowerCase();
	const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
	const isReadable = encoding === 'gzip' || encoding === 'identity';
	return type === 'application/json' && isReadable ? null : problem(415, 'media-type');
}

/** `isWhole` false: there was more than `maxBytes`, and `text` is what came before. */
type LimitedText = { text: string; isWhole: boolean };

/**
 * The body as text of at most `maxBytes`, counted after decompression: reading and unpacking stop there, so that a
 * small body cannot grow large.
 */
export async function readLimitedText(
	request: Request,
	maxBytes: number
): Promise<LimitedText | Response> {
	const sent = await collect(chunksOf(request), maxBytes).catch(() => null);
	if (!sent) return notRight('cut off');
	const isGzip = request.headers.get('content-encoding')?.trim().toLowerCase() === 'gzip';
	const read = isGzip ? unpack(sent, maxBytes) : sent;
	if (!read) return notRight('not a gzip stream');
	if (read.isWhole && !isUtf8(read.bytes)) return notRight('not UTF-8');
	return { text: read.bytes.toString('utf8'), isWhole: read.isWhole };
}

/** What a text says as JSON, or the refusal; `undefined` cannot come out of it. */
export function parseJson(text: string): { value: unknown } | Response {
	if (isDeeperThan(text, MAX_DEPTH)) return notRight('nested too deep');
	try {
		return { value: JSON.parse(text) as unknown };
	} catch {
		return notRight('not JSON');
	}
}

export function tooLarge(): Response {
	return problem(413, 'too-large');
}

function notRight(message: string): Response {
	return problem(400, 'shape', { errors: [{ path: '', message }] });
}

type Collected = { bytes: Buffer; isWhole: boolean };

/** Not by `for await` over the stream: leaving that early cancels it, and with it the connection that answers. */
async function* chunksOf(request: Request): AsyncGenerator<Uint8Array> {
	const reader = request.body?.getReader();
	if (!reader) return;
	try {
		for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
	} finally {
		reader.releaseLock();
	}
}

async function collect(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Collected> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of source) {
		chunks.push(chunk);
		length += chunk.length;
		if (length > maxBytes) break;
	}
	return { bytes: Buffer.concat(chunks).subarray(0, maxBytes), isWhole: length <= maxBytes };
}

/** In this thread: at these sizes handing it to another one takes three times as long. */
function unpack(sent: Collected, maxBytes: number): Collected | null {
	if (!sent.isWhole) return startOfPacked(sent.bytes);
	try {
		return { bytes: gunzipSync(sent.bytes, { maxOutputLength: maxBytes }), isWhole: true };
	} catch (error) {
		const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
		return isTooLarge ? startOfPacked(sent.bytes) : null;
	}
}

/** Enough of an over-long body to see which protocol it speaks. */
function startOfPacked(bytes: Buffer): Collected {
	const settings = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAX_BODY_BYTES };
	try {
		return { bytes: gunzipSync(bytes.subarray(0, 512), settings), isWhole: false };
	} catch {
		return { bytes: Buffer.alloc(0), isWhole: false };
	}
}

function isDeeperThan(text: string, depth: number): boolean {
	let open = 0;
	let inString = false;
	for (let at = 0; at < text.length; at++) {
		const char = text.charCodeAt(at);
		if (char === QUOTE) inString = !inString;
		else if (inString) at += char === BACKSLASH ? 1 : 0;
		else if (char === OPEN_BRACE || char === OPEN_BRACKET) {
			if (++open > depth) return true;
		} else if (char === CLOSE_BRACE || char === CLOSE_BRACKET) open--;
	}
	return false;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
