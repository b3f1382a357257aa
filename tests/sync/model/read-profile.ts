import type {
	DetailRow,
	MetaRow,
	PersonDatabase,
	SentRow,
	StoredEntry,
	StoredRow
} from '../../../src/lib/client/database.ts';
import { type Meta, NEVER_SYNCED } from '../../../src/lib/client/meta.ts';
import type { OverlayRow } from '../../../src/lib/client/overlay.ts';
import { PARKED_FROM, type QueueRow } from '../../../src/lib/client/queue-format.ts';
import type { ResultRow } from '../../../src/lib/client/result-row.ts';
import type { LocationSummary } from '../../../src/lib/client/view-types.ts';
import { withDatabase } from './with-database.ts';
import type { Profile } from './world.ts';

/** Everything that lies in a person's database, as it is on disk. */
export type ProfileData = {
	/** In order of mid, without those that wait for a person. */
	queue: QueueRow[];
	queued: Set<string>;
	parked: Set<string>;
	sent: Set<string>;
	results: Map<string, ResultRow>;
	overlays: OverlayRow[];
	rows: Map<string, StoredRow>;
	entries: Map<string, StoredEntry>;
	views: Map<string, LocationSummary>;
	details: Map<string, DetailRow>;
	device: Meta['device'];
	sync: Meta['sync'];
	differences: Meta['differences']['open'];
	underway: Meta['underway'] | undefined;
};

export async function readProfile(profile: Profile): Promise<ProfileData> {
	const read = await withDatabase(profile, readAll);
	const queue = read<QueueRow>('queue');
	const meta = read<MetaRow>('meta');
	const metaOf = <K extends keyof Meta>(key: K) =>
		meta.find((row) => row.key === key)?.value as Meta[K] | undefined;
	const parked = queue.filter(({ mid }) => mid >= PARKED_FROM);
	return {
		queue: queue.filter(({ mid }) => mid < PARKED_FROM),
		queued: new Set(queue.map(({ uuid }) => uuid)),
		parked: new Set(parked.map(({ uuid }) => uuid)),
		sent: new Set(read<SentRow>('sent').map(({ uuid }) => uuid)),
		results: new Map(read<ResultRow>('result').map((row) => [row.uuid, row])),
		overlays: read('overlay'),
		rows: new Map(read<StoredRow>('row').map((row) => [`${row.type} ${row.id}`, row])),
		entries: new Map(read<StoredEntry>('entry').map((entry) => [entry.id, entry])),
		views: new Map(read<LocationSummary>('view').map((view) => [view.id, view])),
		details: new Map(read<DetailRow>('detail').map((detail) => [detail.id, detail])),
		device: metaOf('device')!,
		sync: metaOf('sync') ?? NEVER_SYNCED,
		differences: metaOf('differences')?.open ?? [],
		underway: metaOf('underway')
	};
}

const TABLES = ['queue', 'sent', 'result', 'overlay', 'row', 'entry', 'view', 'detail', 'meta'];

/** One transaction, past Dexie: it is done after every step, and that takes a third of the time. */
async function readAll(db: PersonDatabase): Promise<<Row>(table: string) => Row[]> {
	if (!db.isOpen()) await db.open();
	const transaction = db.backendDB().transaction(TABLES, 'readonly');
	const requests = TABLES.map((name) => transaction.objectStore(name).getAll());
	await new Promise<void>((resolve, reject) => {
		transaction.oncomplete = () => resolve();
		transaction.onabort = () => reject(transaction.error!);
	});
	const rows = new Map(TABLES.map((name, index) => [name, requests[index]!.result as unknown[]]));
	return <Row>(name: string) => rows.get(name) as Row[];
}
