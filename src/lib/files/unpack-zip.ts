/** Contents of an archive by path. */
export type ZipParts = Map<string, Uint8Array>;

export type Unpacked =
	{ ok: true; parts: ZipParts } | { ok: false; reason: 'too-large' | 'unreadable' };

export const MAX_UNPACKED_BYTES = 40_000_000;

/** Unpacks the wanted parts of a ZIP archive and stops at the limit, whatever the archive says of its size. */
export async function unpackZip(
	archive: Uint8Array,
	wants: (name: string) => boolean
): Promise<Unpacked> {
	const entries = listEntries(archive);
	if (!entries) return { ok: false, reason: 'unreadable' };
	const parts: ZipParts = new Map();
	let left = MAX_UNPACKED_BYTES;
	for (const entry of entries.filter(({ name }) => wants(name))) {
		const part = await unpackEntry(archive, entry, left);
		if (typeof part === 'string') return { ok: false, reason: part };
		left -= part.length;
		parts.set(entry.name, part);
	}
	return { ok: true, parts };
}

type Entry = { name: string; method: number; packedSize: number; offset: number };

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

/** The central directory at the end of the archive; null when there is none that makes sense. */
function listEntries(archive: Uint8Array): Entry[] | null {
	const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
	const end = findEnd(view);
	if (end === -1) return null;
	const entries: Entry[] = [];
	let at = view.getUint32(end + 16, true);
	for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
		if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY_SIGNATURE) return null;
		const nameLength = view.getUint16(at + 28, true);
		entries.push({
			name: new TextDecoder().decode(archive.subarray(at + 46, at + 46 + nameLength)),
			method: view.getUint16(at + 10, true),
			packedSize: view.getUint32(at + 20, true),
			offset: view.getUint32(at + 42, true)
		});
		at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return entries;
}

function findEnd(view: DataView): number {
	for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1)
		if (view.getUint32(at, true) === END_SIGNATURE) return at;
	return -1;
}

async function unpackEntry(
	archive: Uint8Array,
	entry: Entry,
	limit: number
): Promise<Uint8Array | 'too-large' | 'unreadable'> {
	const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
	if (entry.offset + 30 > view.byteLength) return 'unreadable';
	const start =
		entry.offset +
		30 +
		view.getUint16(entry.offset + 26, true) +
		view.getUint16(entry.offset + 28, true);
	const packed = archive.slice(start, start + entry.packedSize);
	if (entry.method === DEFLATED) return inflate(packed, limit);
	if (entry.method !== STORED) return 'unreadable';
	return packed.length > limit ? 'too-large' : packed;
}

async function inflate(
	packed: Uint8Array<ArrayBuffer>,
	limit: number
): Promise<Uint8Array | 'too-large' | 'unreadable'> {
	const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
	const chunks: Uint8Array<ArrayBuffer>[] = [];
	let size = 0;
	try {
		for await (const chunk of readChunks(stream)) {
			size += chunk.length;
			if (size > limit) return 'too-large';
			chunks.push(chunk);
		}
	} catch {
		// Damaged data ends the stream with an error; there is nothing else in it to know.
		return 'unreadable';
	}
	return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** Safari streams cannot be iterated themselves. */
async function* readChunks(
	stream: ReadableStream<Uint8Array<ArrayBuffer>>
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	const reader = stream.getReader();
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return;
			yield value;
		}
	} finally {
		await reader.cancel();
	}
}
