import type { OracleContent, OracleEntry, OracleUnit, OracleWorld } from './world.ts';

export const LOCATION = '10000000-0000-4000-8000-000000000000';

/** The uuid of example `n`: what is written later has the greater id. */
export const idOf = (n: number) => `20000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const timeOf = (clock: string) => `2026-03-02T${clock}:00.000Z`;

/** `at` is a clock time of one day; null = no time of its own. */
export function example(
	n: number,
	at: string | null,
	entry: OracleContent,
	more: Partial<OracleEntry> = {}
): OracleEntry {
	const observedAt = at === null ? null : timeOf(at);
	return {
		id: idOf(n),
		locationId: LOCATION,
		entry,
		observedAt,
		madeAt: observedAt ?? timeOf('18:00'),
		deviceSeq: n,
		by: 'anna',
		source: 'site',
		...more
	};
}

export function room(n: number, beds: number, sharedBy: OracleUnit['sharedBy'] = 'none') {
	return { id: idOf(9000 + n), beds, sharedBy };
}

export function worldOf(entries: OracleEntry[], rest: Partial<OracleWorld> = {}): OracleWorld {
	return { units: [], ...rest, entries };
}
