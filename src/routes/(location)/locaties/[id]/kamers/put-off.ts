/** Rooms whose people are not to move now, each with how many they were; on this device only. */
export type PutOff = ReadonlyMap<string, number>;

type DeviceStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function readPutOff(locationId: string, storage: DeviceStorage = localStorage): PutOff {
	const stored = parse(storage.getItem(keyOf(locationId)));
	return new Map(Object.entries(stored).filter(([, n]) => typeof n === 'number'));
}

export function writePutOff(
	locationId: string,
	putOff: PutOff,
	storage: DeviceStorage = localStorage
): void {
	if (putOff.size === 0) storage.removeItem(keyOf(locationId));
	else storage.setItem(keyOf(locationId), JSON.stringify(Object.fromEntries(putOff)));
}

/** What was chosen counts until the room's people change. */
export function stillPutOff(
	putOff: PutOff,
	rooms: readonly { unit: { id: string }; figures: { occupied: number } }[]
): Map<string, number> {
	const people = new Map(rooms.map(({ unit, figures }) => [unit.id, figures.occupied]));
	return new Map([...putOff].filter(([id, n]) => people.get(id) === n));
}

function keyOf(locationId: string): string {
	return `opvangbord-put-off-${locationId}`;
}

/** Whatever else may have come there is as good as nothing. */
function parse(text: string | null): Record<string, number> {
	try {
		const stored: unknown = JSON.parse(text ?? '{}');
		return stored && typeof stored === 'object' ? (stored as Record<string, number>) : {};
	} catch {
		return {};
	}
}
