import type { OracleEntry, OracleUnit } from '../oracle/world.ts';

/** A world that is being written. */
export type Draft = {
	entries: OracleEntry[];
	units: OracleUnit[];
	/** Since the first day at 06:00 UTC. */
	minutes: number;
	/** Per person. */
	lastSeq: number[];
};

export function pickFrom<T>(list: readonly T[], pick: number): T | undefined {
	return list[pick % Math.max(1, list.length)];
}
