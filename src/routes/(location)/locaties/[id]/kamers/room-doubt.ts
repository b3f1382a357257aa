import type { UnitView } from '$lib/client/view-types.ts';
import { type Doubt, doubtCount } from '../../../../day/doubt.ts';
import { NOT_COUNTED, readNumber, type RoomCount, type RoomCounts } from './room-counts.ts';

/**
 * What makes the number of a room worth a second look (D3); people without a bed before a large difference, of which
 * there is none to speak of where a room is counted for the first time.
 */
export function doubtRoom(
	{ figures, placeable }: Pick<UnitView, 'figures' | 'placeable'>,
	{ people, out }: RoomCount = NOT_COUNTED,
	isRecount: boolean
): Doubt | undefined {
	const n = readNumber(people);
	if (n === null) return undefined;
	const outOfService = isRecount ? figures.outOfService : (readNumber(out) ?? 0);
	const beds = { placeable, figures: { ...figures, outOfService, countedAt: null } };
	return doubtCount(n, beds) ?? (isRecount ? doubtCount(n, { placeable, figures }) : undefined);
}

/** In how many rooms there would be more people than beds. */
export function roomsOver(rooms: UnitView[], counts: RoomCounts, isRecount: boolean): number {
	const doubts = rooms.map((room) => doubtRoom(room, counts[room.unit.id], isRecount));
	return doubts.filter((doubt) => doubt?.kind === 'more-than-beds').length;
}
