/** The body of an answer of somebody else; throws where it is longer than it may be. */
export async function readAtMost({ body }: Response, bytes: number): Promise<Buffer<ArrayBuffer>> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of body ?? []) {
		length += chunk.length;
		if (length > bytes) throw new RangeError('the answer is too long');
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
