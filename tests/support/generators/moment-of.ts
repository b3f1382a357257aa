import type { OracleEntry, Position } from '../oracle/world.ts';
import type { Command } from './blueprint.ts';
import { pickFrom, type Draft } from './draft.ts';

const START = Date.parse('2026-03-02T06:00:00.000Z');

export function timeAfter(minutes: number): string {
	return new Date(START + minutes * 60_000).toISOString();
}

export function minutesLater(instant: string, minutes: number): string {
	return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}

/** When a command's entry was seen: never after it was made, often together with another one. */
export function momentOf(draft: Draft, command: Command, row: OracleEntry): Position {
	const { observedAt, deviceSeq } = wishedMoment(draft, command, row);
	if (command.act === 'import') return { observedAt: '', deviceSeq, id: row.id };
	return {
		observedAt: observedAt < row.madeAt ? observedAt : row.madeAt,
		deviceSeq,
		id: row.id
	};
}

function wishedMoment(draft: Draft, command: Command, row: OracleEntry) {
	const { when, pick, n } = command;
	const { deviceSeq } = row;
	const dated = draft.entries.filter((entry) => entry.observedAt !== null);
	const barriers = dated.filter(({ entry }) => ['recount', 'setDetail'].includes(entry.kind));
	const barrier = pickFrom(barriers, pick)?.observedAt;
	const other = pickFrom(dated.slice(-3), pick);
	if (when === 'earlier')
		return { observedAt: minutesLater(row.madeAt, -10 * pick - n), deviceSeq };
	if (when === 'behindBarrier' && barrier)
		return { observedAt: minutesLater(barrier, -1 - 7 * n), deviceSeq };
	if (when === 'nearCount' && barriers.length > 0)
		return { observedAt: minutesLater(barriers.at(-1)!.observedAt!, n - 3), deviceSeq };
	if (when === 'sameTime' && other) return { observedAt: other.observedAt!, deviceSeq };
	if (when === 'samePosition' && other)
		return { observedAt: other.observedAt!, deviceSeq: other.deviceSeq };
	return { observedAt: row.madeAt, deviceSeq };
}
