import { detailInForce } from '../oracle/placed-entries.ts';
import type { OracleEntry, OracleUnit, OracleWorld } from '../oracle/world.ts';
import type { Blueprint, Command } from './blueprint.ts';
import { contentOf } from './content-of.ts';
import { correctionsOf, isCorrection } from './corrections-of.ts';
import { momentOf, timeAfter } from './moment-of.ts';
import { pickFrom, type Draft } from './draft.ts';

const LOCATION = '10000000-0000-4000-8000-000000000000';
const PEOPLE = ['anna', 'bert', 'cora'];
const MAX_ENTRIES = 40;
const FIRST_SWITCH: Command = {
	act: 'switchDetail',
	who: 0,
	waitMinutes: 0,
	when: 'now',
	place: 0,
	to: 0,
	n: 3,
	pick: 7,
	right: false,
	salt: 0
};

/** The same blueprint always gives the same world. */
export function buildWorld(blueprint: Blueprint): OracleWorld {
	const draft: Draft = { entries: [], units: unitsOf(blueprint), minutes: 0, lastSeq: [0, 0, 0] };
	const commands = [...(blueprint.startsAtUnits ? [FIRST_SWITCH] : []), ...blueprint.commands];
	for (const command of commands) {
		draft.minutes += command.waitMinutes;
		const written = isCorrection(command)
			? correctionsOf(draft, command, (at) => rowOf(draft, command, at))
			: null;
		draft.entries.push(...(written ?? [observationOf(draft, command)]));
	}
	const reserved = blueprint.holds.map(({ place, n }) => ({
		unitId: draft.units[place]?.id,
		n
	}));
	return { entries: draft.entries.slice(0, MAX_ENTRIES), units: draft.units, reserved };
}

function observationOf(draft: Draft, command: Command): OracleEntry {
	const row = rowOf(draft, command);
	const moment = momentOf(draft, command, row);
	const detail = detailInForce(draft, moment);
	const unitId = placeOf(draft, command, detail);
	const { entry, base } = contentOf(draft, command, { detail, unitId, position: moment });
	return {
		...row,
		...(unitId !== undefined && entry.kind !== 'setDetail' && { unitId }),
		entry,
		observedAt: command.act === 'import' ? null : moment.observedAt,
		deviceSeq: moment.deviceSeq,
		...(base !== undefined && { base }),
		...(command.act === 'import' && { undated: true as const, source: 'import' as const })
	};
}

/** Everything of a row that does not depend on what it says. */
function rowOf(draft: Draft, command: Command, offset = 0): OracleEntry {
	const seq = (draft.lastSeq[command.who] ?? 0) + 1;
	draft.lastSeq[command.who] = seq;
	const madeAt = timeAfter(draft.minutes);
	const byPhone = command.pick % 10 === 0;
	return {
		id: idOf(command.salt, draft.entries.length + offset),
		locationId: LOCATION,
		entry: { kind: 'void' },
		observedAt: null,
		madeAt,
		deviceSeq: seq,
		receivedAt: madeAt,
		by: PEOPLE[command.who] ?? 'anna',
		source: byPhone ? 'phone' : 'site',
		...(byPhone && { spokenWith: 'de beheerder' })
	};
}

/** Mostly a place that the detail in force allows, sometimes not. */
function placeOf(draft: Draft, command: Command, detail: 'site' | 'units'): string | undefined {
	const unit = pickFrom(draft.units, command.place)?.id;
	if (command.act === 'import') return undefined;
	if (detail === 'site') return command.place === 11 ? unit : undefined;
	const counted = draft.entries.findLast(({ entry }) => entry.kind === 'recount')?.unitId;
	const goesThere = command.when === 'nearCount' || (command.act === 'recount' && command.pick % 3);
	if (goesThere && counted) return counted;
	const often = ['arrive', 'depart', 'move', 'confirm'].includes(command.act);
	return command.to < (often ? 7 : 1) ? undefined : unit;
}

function unitsOf(blueprint: Blueprint): OracleUnit[] {
	return blueprint.units.map(({ beds, sharedBy, retiredAfter }, index) => ({
		id: idOf(0xa000 + index, index),
		beds,
		sharedBy,
		...(retiredAfter !== null && {
			retiredAt: { observedAt: timeAfter(retiredAfter), deviceSeq: 0, id: idOf(0xb000, index) }
		})
	}));
}

function idOf(salt: number, index: number): string {
	const first = salt.toString(16).padStart(8, '0');
	return `${first}-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;
}
