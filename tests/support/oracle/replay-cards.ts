import { confirmCounts, isUnanswered } from './confirms.ts';
import { effectiveEntries } from './effective-entries.ts';
import { detailInForce, placedEntries, type Placed } from './placed-entries.ts';
import {
	isSwitchToSite,
	siteOccupied,
	siteOutOfService,
	total,
	unitOccupied,
	unitOutOfService,
	type Sums
} from './sums.ts';
import type { OracleWorld, OutOfServiceReason } from './world.ts';

/** `place` is a unit's id, '' for the site, 'house' for a confirm of all units together. */
export type OracleCard =
	| { kind: 'movement-near-count'; place: string; movement: string; recount: string }
	| { kind: 'two-counts'; place: string; first: string; second: string }
	| { kind: 'confirm-differs'; place: string; confirm: string }
	| { kind: 'negative'; place: string; what: 'occupied' | OutOfServiceReason; n: number }
	| { kind: 'switch-differs'; siteOccupied: number; unitsOccupied: number; switch: string };

export type CardSettings = { askMovementMinutes: number; askRecountHours: number };

type Recount = Placed & { entry: { kind: 'recount'; n: number } };

/** D5, D10, D11, D14 and negative folds, of the places that count now; sorted by their JSON text. */
export function replayCards(world: OracleWorld, settings: CardSettings): OracleCard[] {
	const places = detailInForce(world) === 'site' ? [''] : world.units.map(({ id }) => id);
	const cards = [
		...places.flatMap((place) => movementsNearCount(world, place, settings.askMovementMinutes)),
		...places.flatMap((place) => twoCounts(world, place, settings.askRecountHours)),
		...places.flatMap((place) => negatives(world, place)),
		...confirmsThatDiffer(world),
		...switchThatDiffers(world)
	];
	return cards.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** D10 */
function movementsNearCount(world: OracleWorld, place: string, minutes: number): OracleCard[] {
	const recount = recountsAt(world, place).at(-1);
	if (!recount) return [];
	return placedSinceSet(world, place)
		.filter((entry) => entry.dated && !entry.corrected && isMovementAt(entry, place))
		.filter(({ entry }) => !('transferId' in entry && entry.transferId !== undefined))
		.filter((entry) => entry.by !== recount.by)
		.filter((entry) => Math.abs(millisBetween(entry, recount)) < minutes * 60_000)
		.map(({ id }) => ({
			kind: 'movement-near-count',
			place,
			movement: id,
			recount: recount.id
		}));
}

/** D11 */
function twoCounts(world: OracleWorld, place: string, hours: number): OracleCard[] {
	const [first, second] = recountsAt(world, place).slice(-2);
	if (!first || !second || first.entry.n === second.entry.n) return [];
	if (millisBetween(first, second) >= hours * 3_600_000) return [];
	if (basesOf(world, second).includes(first.id) || basesOf(world, first).includes(second.id))
		return [];
	return [{ kind: 'two-counts', place, first: first.id, second: second.id }];
}

function negatives(world: OracleWorld, place: string): OracleCard[] {
	const occupied = place === '' ? siteOccupied(world) : unitOccupied(world, place);
	const outOfService = place === '' ? siteOutOfService(world) : unitOutOfService(world, place);
	const sums: Sums = { occupied, ...outOfService };
	return Object.entries(sums)
		.filter(([, n]) => n < 0)
		.map(([what, n]) => ({
			kind: 'negative',
			place,
			what: what as 'occupied' | OutOfServiceReason,
			n: -n
		}));
}

/** D14: of each place the newest that did not count. */
function confirmsThatDiffer(world: OracleWorld): OracleCard[] {
	const newest = new Map<string, string>();
	placedEntries(world)
		.filter((placed) => placed.entry.kind === 'confirm')
		.filter((confirm) => !confirmCounts(world, confirm) && isUnanswered(world, confirm))
		.forEach((confirm) => newest.set(placeOfConfirm(confirm), confirm.id));
	return [...newest].map(([place, confirm]) => ({ kind: 'confirm-differs', place, confirm }));
}

function placeOfConfirm({ unitId, detail }: Placed): string {
	return unitId ?? (detail === 'site' ? '' : 'house');
}

/** D5: shown until somebody has looked at the whole house. */
function switchThatDiffers(world: OracleWorld): OracleCard[] {
	const placed = placedEntries(world);
	const at = placed.findLastIndex(({ entry }) => entry.kind === 'setDetail');
	const found = placed[at];
	if (found?.entry.kind !== 'setDetail' || found.entry.detail === 'site') return [];
	const isConfirmed = placed
		.slice(at + 1)
		.some((later) => isHouseConfirm(later) && confirmCounts(world, later));
	const before = siteOccupied(world, found.position);
	const stated = total((found.entry.units ?? []).map(({ occupied }) => occupied));
	if (isConfirmed || before === stated) return [];
	return [
		{ kind: 'switch-differs', siteOccupied: before, unitsOccupied: stated, switch: found.id }
	];
}

/** Dated recounts of a place since a switch of detail last set its number. */
function recountsAt(world: OracleWorld, place: string): Recount[] {
	return placedSinceSet(world, place)
		.filter(isRecount)
		.filter((placed) => placed.dated && isAt(placed, place));
}

function placedSinceSet(world: OracleWorld, place: string): Placed[] {
	const placed = placedEntries(world);
	return placed.slice(placed.findLastIndex((entry) => setsOccupied(entry, place)) + 1);
}

function setsOccupied(placed: Placed, place: string): boolean {
	if (place === '') return isSwitchToSite(placed);
	return placed.entry.kind === 'setDetail' && placed.entry.detail === 'units';
}

function isRecount(placed: Placed): placed is Recount {
	return placed.entry.kind === 'recount';
}

function isHouseConfirm({ entry, unitId }: Placed): boolean {
	return entry.kind === 'confirm' && unitId === undefined;
}

/** At `site` a movement counts for the site whatever unit it names, and a move changes nothing. */
function isMovementAt(placed: Placed, place: string): boolean {
	const { entry, detail } = placed;
	if (entry.kind === 'arrive' || entry.kind === 'depart') return isAt(placed, place);
	if (entry.kind !== 'move' || detail === 'site') return false;
	return isAt(placed, place) || (place !== '' && entry.toUnitId === place);
}

function isAt({ detail, unitId }: Placed, place: string): boolean {
	return place === '' ? detail === 'site' : detail === 'units' && unitId === place;
}

/** Every recount that the author of this one had seen, by following `base` (D11). */
function basesOf(world: OracleWorld, recount: Placed): string[] {
	const recounts = effectiveEntries(world).filter(({ entry }) => entry.kind === 'recount');
	const bases: string[] = [];
	let base = recount.base;
	while (base !== null && !bases.includes(base)) {
		bases.push(base);
		base = recounts.find(({ id }) => id === base)?.base ?? null;
	}
	return bases;
}

function millisBetween(a: Placed, b: Placed): number {
	return Date.parse(b.position.observedAt) - Date.parse(a.position.observedAt);
}
