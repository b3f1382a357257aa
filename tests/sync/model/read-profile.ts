import type { DetailRow, StoredEntry, StoredRow } from '../../../src/lib/client/database.ts';
import { type Meta, NEVER_SYNCED } from '../../../src/lib/client/meta.ts';
import type { OverlayRow } from '../../../src/lib/client/overlay.ts';
import { PARKED_FROM, type QueueRow } from '../../../src/lib/client/queue-format.ts';
import type { ResultRow } from '../../../src/lib/client/result-row.ts';
import type { LocationSummary } from '../../../src/lib/client/view-types.ts';
import { openDatabaseOf } from './open-database.ts';
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
};

export async function readProfile({ device, personId, tabs }: Profile): Promise<ProfileData> {
	const open = tabs[0]?.db;
	const db = open ?? openDatabaseOf(device.factory, personId);
	const tables = await db.transaction('r', db.tables, () =>
		Promise.all([
			db.queue.toArray(),
			db.sent.toArray(),
			db.result.toArray(),
			db.overlay.toArray(),
			db.row.toArray(),
			db.entry.toArray(),
			db.view.toArray(),
			db.detail.toArray(),
			db.meta.toArray()
		])
	);
	const [queue, sent, results, overlays, rows, entries, views, details, meta] = tables;
	if (!open) db.close();
	const metaOf = <K extends keyof Meta>(key: K) =>
		meta.find((row) => row.key === key)?.value as Meta[K] | undefined;
	const parked = queue.filter(({ mid }) => mid >= PARKED_FROM);
	return {
		queue: queue.filter(({ mid }) => mid < PARKED_FROM),
		queued: new Set(queue.map(({ uuid }) => uuid)),
		parked: new Set(parked.map(({ uuid }) => uuid)),
		sent: new Set(sent.map(({ uuid }) => uuid)),
		results: new Map(results.map((row) => [row.uuid, row])),
		overlays,
		rows: new Map(rows.map((row) => [`${row.type} ${row.id}`, row])),
		entries: new Map(entries.map((entry) => [entry.id, entry])),
		views: new Map(views.map((view) => [view.id, view])),
		details: new Map(details.map((detail) => [detail.id, detail])),
		device: metaOf('device')!,
		sync: metaOf('sync') ?? NEVER_SYNCED,
		differences: metaOf('differences')?.open ?? []
	};
}
