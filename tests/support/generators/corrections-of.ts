import { effectiveEntries } from '../oracle/effective-entries.ts';
import type { OracleContent, OracleEntry } from '../oracle/world.ts';
import type { Command } from './blueprint.ts';
import { pickFrom, type Draft } from './draft.ts';
import { minutesLater } from './moment-of.ts';

const UNKNOWN = '40000000-0000-4000-8000-000000000000';

export function isCorrection({ act }: Command): boolean {
	return act === 'void' || act.startsWith('correct');
}

/** null = nothing stands there yet to be corrected. */
export function correctionsOf(
	draft: Draft,
	command: Command,
	rowOf: (offset: number) => OracleEntry
): OracleEntry[] | null {
	const { act, pick } = command;
	if (act === 'correctUnknown') return [{ ...rowOf(0), ...changed(command), corrects: UNKNOWN }];
	if (act === 'correctInCircle') return circleOf(command, [rowOf(0), rowOf(1)]);
	if (act === 'correctAcross') return acrossABarrier(draft, command, rowOf);
	const corrections = draft.entries.filter(
		({ corrects, entry }) => corrects !== undefined && (!command.right || entry.kind === 'void')
	);
	const targets =
		act === 'correctCorrection' && corrections.length > 0 ? corrections : draft.entries;
	const target = pickFrom(targets.slice(-8), pick);
	if (!target) return null;
	if (act === 'void') return [{ ...rowOf(0), corrects: target.id, why: 'vergissing' }];
	return [corrected(draft, command, rowOf(0), target)];
}

/** Another number, sometimes another unit, another time or another kind of entry. */
function corrected(
	draft: Draft,
	command: Command,
	row: OracleEntry,
	target: OracleEntry
): OracleEntry {
	const unitId = command.to === 0 ? pickFrom(draft.units, command.place)?.id : undefined;
	const observedAt = command.to % 4 === 1 ? minutesLater(row.madeAt, -7 * command.pick) : null;
	const entry =
		'n' in target.entry && command.pick % 7 !== 0
			? { ...target.entry, n: 1 + command.n }
			: changed(command).entry;
	return {
		...row,
		entry,
		observedAt,
		corrects: target.id,
		why: 'beter gekeken',
		...(unitId && { unitId }),
		...(entry.kind === 'recount' && { base: command.right ? target.id : (target.base ?? null) })
	};
}

function changed({ n, right }: Command): { entry: OracleContent } {
	return { entry: right ? { kind: 'arrive', n: 1 + n } : { kind: 'recount', n } };
}

function circleOf(command: Command, [a, b]: [OracleEntry, OracleEntry]): OracleEntry[] {
	if (command.right) return [{ ...a, ...changed(command), corrects: a.id }];
	return [
		{ ...a, ...changed(command), corrects: b.id },
		{ ...b, ...changed(command), corrects: a.id }
	];
}

/** D10's answers: the movement was seen just after the count instead of before it, or the reverse. */
function acrossABarrier(
	draft: Draft,
	command: Command,
	rowOf: (offset: number) => OracleEntry
): OracleEntry[] | null {
	const dated = effectiveEntries(draft).filter((entry) => entry.dated);
	const counts = dated.filter(({ entry }) => entry.kind === 'recount');
	const count = pickFrom(counts.slice(-4), command.pick);
	const movements = dated.filter(
		({ entry, unitId, corrected: isCorrected }) =>
			(entry.kind === 'arrive' || entry.kind === 'depart') &&
			unitId === count?.unitId &&
			!isCorrected
	);
	const movement = pickFrom(movements.slice(-4), command.to);
	if (!count || !movement) return null;
	const row = rowOf(0);
	const wasBefore = movement.position.observedAt < count.position.observedAt;
	const wished = minutesLater(count.position.observedAt, wasBefore ? 1 : -1);
	return [
		{
			...row,
			entry: movement.entry,
			observedAt: wished < row.madeAt ? wished : row.madeAt,
			corrects: movement.id,
			why: 'telde al mee'
		}
	];
}
