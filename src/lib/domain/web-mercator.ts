import type { Pin } from './schema/location.ts';

/** Of the square map of the world, from its north-west corner; at each zoom twice as many as at the one before. */
export type Pixel = { x: number; y: number };

/** One square picture of the map. */
export type Tile = { z: number; x: number; y: number };

export const TILE_PIXELS = 256;
/** From the whole country down to a front door. */
export const ZOOMS = { least: 7, most: 18 } as const;
/** Around the Netherlands, its sea included. */
export const NETHERLANDS = { south: 50.7, north: 53.7, west: 3.2, east: 7.3 } as const;

const EARTH_METRES = 6_371_000;
const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degrees = (radians: number) => (radians * 180) / Math.PI;
const worldPixels = (zoom: number) => TILE_PIXELS * 2 ** zoom;

/** Web Mercator, as maps on screens have it (EPSG:3857). */
export function toPixel({ lat, lon }: Pin, zoom: number): Pixel {
	const north = Math.asinh(Math.tan(radians(lat)));
	return {
		x: (lon / 360 + 0.5) * worldPixels(zoom),
		y: (0.5 - north / (2 * Math.PI)) * worldPixels(zoom)
	};
}

export function toPin({ x, y }: Pixel, zoom: number): Pin {
	const north = (0.5 - y / worldPixels(zoom)) * 2 * Math.PI;
	return { lat: degrees(Math.atan(Math.sinh(north))), lon: (x / worldPixels(zoom) - 0.5) * 360 };
}

/** Every tile of the Netherlands that a window of these pixels shows any of. */
export function tilesIn(z: number, from: Pixel, to: Pixel): Tile[] {
	const tiles: Tile[] = [];
	for (let y = Math.floor(from.y / TILE_PIXELS); y * TILE_PIXELS < to.y; y++)
		for (let x = Math.floor(from.x / TILE_PIXELS); x * TILE_PIXELS < to.x; x++)
			if (isTile({ z, x, y })) tiles.push({ z, x, y });
	return tiles;
}

/** Whether there is any of the Netherlands on it, at a zoom that is shown. */
export function isTile({ z, x, y }: Tile): boolean {
	if (z < ZOOMS.least || z > ZOOMS.most) return false;
	const { south, north, west, east } = NETHERLANDS;
	const from = toPixel({ lat: north, lon: west }, z);
	const to = toPixel({ lat: south, lon: east }, z);
	const isBetween = (n: number, least: number, most: number) =>
		n >= Math.floor(least / TILE_PIXELS) && n <= Math.floor(most / TILE_PIXELS);
	return isBetween(x, from.x, to.x) && isBetween(y, from.y, to.y);
}

/** The nearest place to it in the Netherlands. */
export function intoNetherlands({ lat, lon }: Pin): Pin {
	const { south, north, west, east } = NETHERLANDS;
	return {
		lat: Math.min(north, Math.max(south, lat)),
		lon: Math.min(east, Math.max(west, lon))
	};
}

/** As the crow flies. */
export function metresBetween(one: Pin, other: Pin): number {
	const half = (a: number, b: number) => Math.sin(radians(b - a) / 2) ** 2;
	const along = Math.cos(radians(one.lat)) * Math.cos(radians(other.lat));
	const share = half(one.lat, other.lat) + along * half(one.lon, other.lon);
	return Math.round(2 * EARTH_METRES * Math.asin(Math.sqrt(share)));
}
