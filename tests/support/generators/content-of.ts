import { seenJustBefore } from '../oracle/confirms.ts';
import { replayFigures } from '../oracle/replay-figures.ts';
import { siteOccupied, unitOccupied } from '../oracle/sums.ts';
import {
	OUT_OF_SERVICE_REASONS,
	SNIJVERLIES_REASONS,
	type Detail,
	type OracleContent,
	type Position
} from '../oracle/world.ts';
import type { Command } from './blueprint.ts';
import { pickFrom, type Draft } from './draft.ts';

/** Where and when an entry is seen. */
export type Spot = { detail: Detail; unitId: string | undefined; position: Position };
export type Content = { entry: OracleContent; base?: string | null };

/** What a person writes down, right or wrong, on the numbers as they stand at that moment. */
export function contentOf(draft: Draft, command: Command, spot: Spot): Content {
	const { act, n, pick } = command;
	const reason = pickFrom(OUT_OF_SERVICE_REASONS, pick) ?? 'other';
	if (act === 'confirm') return { entry: confirmOf(draft, command, spot) };
	if (act === 'recount') return recountOf(draft, command, spot);
	if (act === 'switchDetail') return { entry: switchOf(draft, command, spot) };
	if (act === 'import') return importOf(command);
	if (act === 'move') return { entry: moveOf(draft, command) };
	if (act === 'setRealised') return { entry: { kind: act, n: spot.unitId ? n : 4 * n } };
	if (act === 'declareSnijverlies') return { entry: declarationOf(command) };
	if (act === 'declareOutOfService')
		return { entry: { kind: act, byReason: pick % 9 === 0 ? {} : { [reason]: { n } } } };
	if (act === 'bedsOut')
		return { entry: { kind: act, n: 1 + (n % 3), reason, until: '2026-03-20' } };
	if (act === 'bedsBack') return { entry: { kind: act, n: 1 + (n % 3), reason } };
	if (act === 'depart') return { entry: { kind: act, n: 1 + n, ...transferOf(command) } };
	return { entry: { kind: 'arrive', n: 1 + n, ...transferOf(command) } };
}

function transferOf({ pick }: Command): { transferId?: string } {
	return pick % 8 === 0 ? { transferId: '30000000-0000-4000-8000-000000000000' } : {};
}

function moveOf(draft: Draft, { n, to, pick }: Command): OracleContent {
	const unit = pick % 3 === 0 ? undefined : pickFrom(draft.units, to);
	return { kind: 'move', n: 1 + (n % 3), ...(unit && { toUnitId: unit.id }) };
}

function confirmOf(draft: Draft, command: Command, spot: Spot): OracleContent {
	const seen = seenJustBefore(draft, spot.detail, spot.unitId, spot.position) ?? {
		realised: 0,
		occupied: 0,
		outOfService: 0,
		snijverliesDeclared: spot.detail === 'site' ? 0 : null
	};
	// Later entries make many a right one wrong, so that at the end about half still count.
	if (command.right || command.pick % 4 > 0) return { kind: 'confirm', seen };
	const wrong = pickFrom(['realised', 'occupied', 'outOfService'] as const, command.pick)!;
	return { kind: 'confirm', seen: { ...seen, [wrong]: seen[wrong] + 1 + command.n } };
}

function recountOf(draft: Draft, command: Command, { detail, unitId, position }: Spot): Content {
	const now =
		detail === 'site' ? siteOccupied(draft, position) : unitOccupied(draft, unitId, position);
	const recounts = draft.entries.filter(({ entry }) => entry.kind === 'recount');
	const newest = recounts.filter((entry) => entry.unitId === unitId).at(-1)?.id;
	const bases = [newest, pickFrom(recounts, command.to)?.id, null, null, null];
	return {
		entry: { kind: 'recount', n: command.right && command.pick % 2 ? Math.max(0, now) : command.n },
		base: pickFrom(bases, command.pick) ?? null
	};
}

function declarationOf({ n, pick, right, to }: Command): OracleContent {
	const first = pickFrom(SNIJVERLIES_REASONS, pick) ?? 'other';
	const second = pickFrom(SNIJVERLIES_REASONS, to) ?? 'other';
	if (pick % 13 === 0) return { kind: 'declareSnijverlies', byReason: {} };
	return {
		kind: 'declareSnijverlies',
		byReason: { [first]: n, ...(right && { [second]: 1 + (n % 3) }) }
	};
}

function importOf({ n, pick }: Command): Content {
	const entries: OracleContent[] = [
		{ kind: 'recount', n: 2 * n },
		{ kind: 'setRealised', n: 4 * n },
		{ kind: 'declareOutOfService', byReason: { repair: { n }, cleaning: { n: 0 } } },
		{ kind: 'arrive', n: 1 + n }
	];
	const entry = pickFrom(entries, pick)!;
	return entry.kind === 'recount' ? { entry, base: null } : { entry };
}

/** Sometimes to the detail that is in force already; the stated numbers add up to the site's when the person is right. */
function switchOf(draft: Draft, command: Command, { detail, position }: Spot): OracleContent {
	const toUnits = detail === 'site' ? command.pick % 5 > 0 : command.pick % 2 === 0;
	if (!toUnits) return { kind: 'setDetail', detail: 'site', ...snijverliesOf(draft, command) };
	const people = Math.max(0, siteOccupied(draft, position));
	const stated = draft.units.filter((_, index) => command.right || (command.pick >> index) % 2);
	return {
		kind: 'setDetail',
		detail: 'units',
		units: stated.map(({ id }, index) => ({
			unitId: id,
			occupied: command.right ? shareOf(people, index, stated.length) : (command.n + 3 * index) % 7,
			outOfService: command.n === 1 ? { repair: { n: 1, until: '2026-03-20' } } : {}
		}))
	};
}

function snijverliesOf(draft: Draft, command: Command) {
	if (command.pick % 3 === 0) return {};
	if (command.right) return { snijverlies: replayFigures(draft).location.snijverlies };
	return { snijverlies: { care: command.n } };
}

function shareOf(people: number, index: number, parts: number): number {
	return Math.floor(people / parts) + (index < people % parts ? 1 : 0);
}
