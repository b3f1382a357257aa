const loadReader = () => import('$lib/files/read-table.ts');

type Reader = Awaited<ReturnType<typeof loadReader>>['readTable'];
export type TableResult = Awaited<ReturnType<Reader>>;
export type Table = Extract<TableResult, { ok: true }>['table'];
export type TableRefusal = Extract<TableResult, { ok: false }>['reason'];

/** A file as a table of text; the readers are loaded when the first file is chosen. */
export async function readFile(file: Blob, sheet?: string): Promise<TableResult> {
	const [{ readTable }, bytes] = await Promise.all([loadReader(), readBytes(file)]);
	if (!bytes) return { ok: false, reason: 'unreadable' };
	return readTable(bytes, sheet === undefined ? {} : { sheet });
}

/** null: the file was moved or changed after it was chosen. */
async function readBytes(file: Blob): Promise<Uint8Array | null> {
	try {
		return new Uint8Array(await file.arrayBuffer());
	} catch {
		return null;
	}
}
