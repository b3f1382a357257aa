import type { Tile } from '$lib/domain/web-mercator.ts';
import type { Pin } from '$lib/domain/schema/location.ts';

/** Of the Netherlands. */
export const MIDDLE: Pin = { lat: 52.2, lon: 5.3 };

export function tilePath({ z, x, y }: Tile): string {
	return `/api/tiles?z=${z}&x=${x}&y=${y}`;
}
