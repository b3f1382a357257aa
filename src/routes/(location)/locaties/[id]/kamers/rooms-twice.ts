import { roomKey } from '$lib/domain/room-list/room-id.ts';

/** Names that more than one of these rooms go by: two people made one room, or one was given the name of another. */
export function namesTwice(rooms: readonly { unit: { name: string } }[]): string[] {
	return [...Map.groupBy(rooms, ({ unit }) => roomKey(unit)).values()]
		.filter((same) => same.length > 1)
		.map(([first]) => first!.unit.name);
}
