import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { compressedJson } from './compress.ts';

const SMALL = JSON.stringify('x'.repeat(2_000));
const LARGE = JSON.stringify('x'.repeat(200_000));

function answerTo(accepted: string, text: string): Promise<Response> {
	const headers = { 'accept-encoding': accepted };
	return compressedJson(new Request('http://localhost/', { headers }), text);
}

const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

describe.each([
	['brotli, which is preferred', 'gzip, br', 'br', brotliDecompressSync],
	['gzip, where brotli is refused', 'gzip, br;q=0', 'gzip', gunzipSync]
])('an answer in %s', (_, accepted, coding, unpack) => {
	test.each([
		['small, packed here', SMALL],
		['large, packed by another thread', LARGE]
	])('is whole again: %s', async (_, text) => {
		const answer = await answerTo(accepted, text);
		expect(answer.headers.get('content-encoding')).toBe(coding);
		const bytes = await bytesOf(answer);
		expect(answer.headers.get('content-length')).toBe(String(bytes.length));
		expect(unpack(bytes).toString('utf8')).toBe(text);
	});
});

test('an answer to who asks for no coding, and a tiny one, goes as it is', async () => {
	for (const answer of [await answerTo('identity', LARGE), await answerTo('br', '"tiny"')])
		expect(answer.headers.has('content-encoding')).toBe(false);
});
