import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Below this the header costs more than it saves. */
const MIN_BYTES = 1000;
const BROTLI_QUALITY = 4;

/** JSON text as an answer, brotli or gzip when the request asks for it. */
export async function compressedJson(request: Request, text: string): Promise<Response> {
	const headers = { 'content-type': 'application/json', vary: 'accept-encoding' };
	const wants = (coding: string) => accepts(request, coding);
	if (text.length < MIN_BYTES) return new Response(text, { headers });
	if (wants('br')) {
		const params = {
			[constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
			[constants.BROTLI_PARAM_SIZE_HINT]: text.length
		};
		return encoded(await toBrotli(text, { params }), 'br', headers);
	}
	if (wants('gzip')) return encoded(await toGzip(text, { level: 4 }), 'gzip', headers);
	return new Response(text, { headers });
}

/** `br;q=0` is a refusal. */
function accepts(request: Request, coding: string): boolean {
	const codings = (request.headers.get('accept-encoding') ?? '').toLowerCase().split(',');
	return codings.some((part) => {
		const [name, ...parameters] = part.split(';').map((text) => text.trim());
		return name === coding && !parameters.some((text) => /^q=0(\.0*)?$/.test(text));
	});
}

function encoded(body: Buffer, encoding: string, headers: Record<string, string>): Response {
	return new Response(new Uint8Array(body), {
		headers: { ...headers, 'content-encoding': encoding, 'content-length': String(body.length) }
	});
}
