import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	intoNetherlands,
	isTile,
	metresBetween,
	NETHERLANDS,
	TILE_PIXELS,
	tilesIn,
	toPin,
	toPixel,
	ZOOMS
} from './web-mercator.ts';

const ZWOLLE = { lat: 52.5125, lon: 6.0915 };

const dutch = fc.record({
	lat: fc.double({ min: NETHERLANDS.south, max: NETHERLANDS.north, noNaN: true }),
	lon: fc.double({ min: NETHERLANDS.west, max: NETHERLANDS.east, noNaN: true })
});
const zoom = fc.integer({ min: ZOOMS.least, max: ZOOMS.most });

describe('Web Mercator', () => {
	test('has the middle of the world in the middle of its map, and north above', () => {
		expect(toPixel({ lat: 0, lon: 0 }, 0)).toEqual({ x: 128, y: 128 });
		expect(toPixel({ lat: 85.0511287798, lon: -180 }, 0).x).toBe(0);
		expect(toPixel({ lat: 85.0511287798, lon: -180 }, 0).y).toBeCloseTo(0, 6);
		expect(toPixel(ZWOLLE, 10).y).toBeLessThan(toPixel({ ...ZWOLLE, lat: 52 }, 10).y);
	});

	test('has a place on the tile on which every other map has it', () => {
		// By the sums of the tile numbers that OpenStreetMap gives for this place.
		const { x, y } = toPixel({ lat: 52.15616, lon: 5.38764 }, 12);
		expect([Math.floor(x / TILE_PIXELS), Math.floor(y / TILE_PIXELS)]).toEqual([2109, 1350]);
	});

	test('brings a place there and back within a millimetre, at every zoom', () => {
		fc.assert(
			fc.property(dutch, zoom, (place, at) => {
				const back = toPin(toPixel(place, at), at);
				expect(back.lat).toBeCloseTo(place.lat, 8);
				expect(back.lon).toBeCloseTo(place.lon, 8);
			})
		);
	});
});

describe('tiles', () => {
	test('cover the window and no more, and every place of the country is on one', () => {
		fc.assert(
			fc.property(dutch, zoom, (place, z) => {
				const { x, y } = toPixel(place, z);
				const [one, ...others] = tilesIn(z, { x, y }, { x: x + 0.5, y: y + 0.5 });
				expect(one).toEqual({ z, x: Math.floor(x / 256), y: Math.floor(y / 256) });
				expect(others.length).toBeLessThanOrEqual(3);
			})
		);
		const corner = { x: 256 * 8450, y: 256 * 5400 };
		expect(tilesIn(14, corner, { x: corner.x + 512, y: corner.y + 256 })).toEqual([
			{ z: 14, x: 8450, y: 5400 },
			{ z: 14, x: 8451, y: 5400 }
		]);
	});

	test.each([
		['of Paris', { z: 12, x: 2074, y: 1408 }],
		['further away than the country', { z: ZOOMS.least - 1, x: 32, y: 21 }],
		['nearer than a front door', { z: ZOOMS.most + 1, x: 270_400, y: 172_800 }],
		['before the first', { z: 12, x: -1, y: 1350 }]
	])('%s are none of ours', (_, tile) => {
		expect(isTile(tile)).toBe(false);
	});
});

test('a place abroad is brought to the nearest one at home', () => {
	expect(intoNetherlands({ lat: 48.85, lon: 2.35 })).toEqual({ lat: 50.7, lon: 3.2 });
	expect(intoNetherlands(ZWOLLE)).toEqual(ZWOLLE);
});

test('how far two places are apart is told in metres', () => {
	expect(metresBetween(ZWOLLE, ZWOLLE)).toBe(0);
	expect(metresBetween(ZWOLLE, { ...ZWOLLE, lat: ZWOLLE.lat + 0.001 })).toBe(111);
	expect(metresBetween(ZWOLLE, { ...ZWOLLE, lon: ZWOLLE.lon + 0.001 })).toBe(68);
	// Amersfoort to Zwolle.
	expect(metresBetween({ lat: 52.15616, lon: 5.38764 }, ZWOLLE)).toBeCloseTo(62_200, -3);
});
