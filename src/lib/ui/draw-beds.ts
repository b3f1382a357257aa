import type { BedKind, BedPart } from './bed-parts.ts';
import './bed-cells.css';

/** By hand: there may be hundreds on the first screen, and a block of a loop costs many times what a bed does. */
export function drawBeds(cells: HTMLElement, parts: BedPart[]): void {
	const kinds = parts.flatMap(({ kind, n }) => Array<BedKind>(n).fill(kind));
	const beds = [...cells.children];
	for (const bed of beds.splice(kinds.length)) bed.remove();
	beds.forEach((bed, at) => show(bed, kinds[at]!));
	cells.append(...kinds.slice(beds.length).map(newBed));
}

function newBed(kind: BedKind): HTMLElement {
	return show(document.createElement('i'), kind);
}

/** One that stays what it was is not touched: a browser looks again at all that is. */
function show<Bed extends Element>(bed: Bed, kind: BedKind): Bed {
	const look = `bed ${kind}`;
	if (bed.className !== look) bed.className = look;
	return bed;
}
