import type { QueueRow } from './queue-format.ts';

/** The unsent bytes in memory: what a rescue file is made of when the database can no longer be read (S21). */
export type MemoryCopy = {
	load(rows: QueueRow[]): void;
	/** Edits that this device could not store; never sent by themselves. */
	addRefused(texts: string[]): void;
	drop(uuids: string[]): void;
	texts(): string[];
};

export function createMemoryCopy(): MemoryCopy {
	const queued = new Map<string, string>();
	const refused: string[] = [];
	return {
		load: (rows) => rows.forEach(({ uuid, text }) => queued.set(uuid, text)),
		addRefused: (texts) => void refused.push(...texts),
		drop: (uuids) => uuids.forEach((uuid) => queued.delete(uuid)),
		texts: () => [...queued.values(), ...refused]
	};
}
