/** Of the tile of a room, where the focus goes back to. */
export function roomTileId(unitId: string): string {
	return `room-${unitId}`;
}
