import type { UnitView } from '$lib/client/view-types.ts';
import { bedParts, describeParts } from '$lib/ui/bed-parts.ts';
import { drawBeds } from '$lib/ui/draw-beds.ts';
import { m } from '$messages/messages';
import { suitsWords } from '../../../../day/suits-words.ts';
import type { RoomWord } from './room-words.ts';

/** What a tile shows. By hand: there are hundreds of them, and a block of a page costs many times what a line does. */
export function drawRoom(tile: HTMLElement, room: UnitView, words: RoomWord[]): void {
	tile.replaceChildren(
		topOf(room),
		...bedsOf(room),
		...words.map(({ tone, text }) => made('span', `word ${tone}`, text)),
		...(room.figures.countedAt === null ? [made('span', 'word soft', m.rooms_never_counted())] : [])
	);
}

/** The space keeps name and suitability apart where they are read out. */
function topOf(room: UnitView): HTMLElement {
	const top = made('span', 'top');
	const suits = suitsWords(room).join(' ');
	top.append(made('b', '', room.unit.name), ' ');
	if (suits) top.append(made('span', 'suits soft', suits));
	return top;
}

function bedsOf({ figures }: UnitView): HTMLElement[] {
	const parts = bedParts(figures);
	if (parts.length === 0) return [];
	const cells = made('span', 'cells');
	cells.role = 'img';
	cells.ariaLabel = describeParts(parts);
	drawBeds(cells, parts);
	return [cells];
}

function made(tag: 'b' | 'span', className: string, text = ''): HTMLElement {
	const element = document.createElement(tag);
	element.className = className;
	element.textContent = text;
	return element;
}
