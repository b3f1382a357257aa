import { DATED_SHEETS } from '$lib/domain/import/dated-sheets.ts';

const loadReader = () => import('$lib/files/read-table.ts');

const loadLimits = () => import('$lib/files/text-table.ts');

const loadDatedReader = () => import('$lib/files/read-dated-sheets.ts');

type Reader = Awaited<ReturnType<typeof loadReader>>['readTable'];
type TableResult = Awaited<ReturnType<Reader>>;
/** `left`: sheets that were passed over where all dated ones are read. */
export type FileResult = (Exclude<TableResult, Refused> | { ok: false; reason: TableRefusal }) & {
	left: string[];
};
export type Table = Extract<TableResult, { ok: true }>['table'];
export type TableRefusal = Refused['reason'] | 'not-loaded';
type Refused = Extract<TableResult, { ok: false }>;

/** A file as a table of text; the readers are loaded when the first file is chosen. */
export async function readFile(file: Blob, sheet?: string): Promise<FileResult> {
	const parts = await loadParts(sheet === DATED_SHEETS);
	if (!parts) return { ok: false, reason: 'not-loaded', left: [] };
	const [{ readTable }, { MAX_BYTES }, dated] = parts;
	const bytes = await readBytes(file, MAX_BYTES);
	if (!bytes) return { ok: false, reason: 'unreadable', left: [] };
	if (dated) return dated.readDatedSheets(bytes);
	return { ...(await readTable(bytes, sheet === undefined ? {} : { sheet })), left: [] };
}

/** null: they could not be fetched. */
async function loadParts(isDated: boolean) {
	try {
		return await Promise.all([loadReader(), loadLimits(), isDated ? loadDatedReader() : undefined]);
	} catch (error) {
		reportError(error);
		return null;
	}
}

/**
 * null: the file was moved or changed after it was chosen. Of one that is too large no more is read than tells so: a
 * film that was dropped by mistake would not fit in a tablet's memory.
 */
async function readBytes(file: Blob, mostBytes: number): Promise<Uint8Array | null> {
	try {
		return new Uint8Array(await file.slice(0, mostBytes + 1).arrayBuffer());
	} catch {
		return null;
	}
}
