import type { ZipParts } from './unpack-zip.ts';

/** A ZIP archive without compression. Checksums stay 0: its only reader is ours, which does not look at them. */
export function packStored(parts: ZipParts): ArrayBuffer {
	const files = [...parts].map(([name, data]) => ({ name: new TextEncoder().encode(name), data }));
	const size = files.reduce((sum, { name, data }) => sum + 76 + 2 * name.length + data.length, 22);
	const bytes = new Uint8Array(size);
	const view = new DataView(bytes.buffer);
	const offsets: number[] = [];
	let at = 0;
	for (const { name, data } of files) {
		offsets.push(at);
		view.setUint32(at, 0x04034b50, true);
		writeSizes(view, at + 18, name, data);
		bytes.set(name, at + 30);
		bytes.set(data, at + 30 + name.length);
		at += 30 + name.length + data.length;
	}
	const directory = at;
	for (const [index, { name, data }] of files.entries()) {
		view.setUint32(at, 0x02014b50, true);
		view.setUint16(at + 8, UTF8_NAMES, true);
		writeSizes(view, at + 20, name, data);
		view.setUint32(at + 42, offsets[index]!, true);
		bytes.set(name, at + 46);
		at += 46 + name.length;
	}
	view.setUint32(at, 0x06054b50, true);
	view.setUint16(at + 8, files.length, true);
	view.setUint16(at + 10, files.length, true);
	view.setUint32(at + 12, at - directory, true);
	view.setUint32(at + 16, directory, true);
	return bytes.buffer;
}

const UTF8_NAMES = 0x0800;

/** Packed size, real size and length of the name stand together in both kinds of header. */
function writeSizes(view: DataView, at: number, name: Uint8Array, data: Uint8Array): void {
	view.setUint32(at, data.length, true);
	view.setUint32(at + 4, data.length, true);
	view.setUint16(at + 8, name.length, true);
}
