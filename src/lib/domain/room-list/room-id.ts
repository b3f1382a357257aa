import { normaliseText } from '../import/normalise-text.ts';
import { toNamedId } from '../import/place-id.ts';
import type { Uuid } from '../schema/ids.ts';

/** What a room goes by: a name that is written otherwise is the same name. */
export function roomKey({ name }: { name: string }): string {
	return normaliseText(name);
}

/**
 * The id of a room that is made: it follows from location and name, so that two devices that make the same room without
 * knowing of each other make one. A room that was retired or has another name by now keeps its id.
 */
export function toRoomId(locationId: Uuid, name: string, taken: { has(id: Uuid): boolean }): Uuid {
	for (let nth = 1; ; nth++) {
		const id = toNamedId(`${locationId}|room|${roomKey({ name })}|${nth}`);
		if (!taken.has(id)) return id;
	}
}
