import { DATED_SHEETS } from '$lib/domain/import/dated-sheets.ts';

const loadReader = () => import('$lib/files/read-table.ts');

const loadLimits = () => import('$lib/files/text-table.ts');

const loadDatedReader = () => import('$lib/files/read-dated-sheets.ts');

type Reader = Awaited<ReturnType<typeof loadReader>>['readTable'];
type TableResult = Awaited<ReturnType<Reader>>;
/** `left`: sheets that were passed over where all dated ones are read. */
export type FileResult = TableResult & { left: string[] };
export type Table = Extract<TableResult, { ok: true }>['table'];
export type TableRefusal = Extract<TableResult, { ok: false }>['reason'];

/** A file as a table of text; the readers are loaded when the first file is chosen. */
export async function readFile(file: Blob, sheet?: string): Promise<FileResult> {
	const [{ readTable }, bytes] = await Promise.all([loadReader(), readBytes(file)]);
	if (!bytes) return { ok: false, reason: 'unreadable', left: [] };
	if (sheet === DATED_SHEETS) return (await loadDatedReader()).readDatedSheets(bytes);
	return { ...(await readTable(bytes, sheet === undefined ? {} : { sheet })), left: [] };
}

/**
 * null: the file was moved or changed after it was chosen. Of one that is too large no more is read than tells so: a
 * film that was dropped by mistake would not fit in a tablet's memory.
 */
async function readBytes(file: Blob): Promise<Uint8Array | null> {
	const { MAX_BYTES } = await loadLimits();
	try {
		return new Uint8Array(await file.slice(0, MAX_BYTES + 1).arrayBuffer());
	} catch {
		return null;
	}
}
