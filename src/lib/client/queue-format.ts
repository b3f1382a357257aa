/**
 * An unsent or acknowledged edit as it lies on a device. Frozen (S15): a build of years later must still read
 * what an old one left behind, so fields may be added and none changed; its hash is pinned in the test beside it.
 */
export type QueueRow = {
	/** Consecutive per client from 1; from `PARKED_FROM` on: out of the numbering, waits for a person. */
	mid: number;
	uuid: string;
	/** Location that the edit is about; '' = none. */
	locationId: string;
	/** The mutation as it travels, JSON; its `mid` is the one above. */
	text: string;
};

/** Keys of the tables `queue` and `sent`, and what a row of them holds. */
export const QUEUE_FORMAT = {
	version: 1,
	queue: 'mid, uuid, locationId',
	sent: 'uuid, mid, at',
	row: { mid: 'int', uuid: 'uuid', locationId: 'uuid or empty', text: 'JSON of a mutation' },
	sentRow: 'row + { at: ms since 1970 of the acknowledgement, by the corrected clock }',
	mutation: ['uuid', 'mid', 'deviceSeq', 'name', 'v', 'args', 'base?', 'deviceAt', 'offsetMs']
} as const;

/** An edit that the server cannot read is kept under a number of its own, so that it holds up no other (S4). */
export const PARKED_FROM = 1_000_000_000;
