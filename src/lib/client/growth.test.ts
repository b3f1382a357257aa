import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	GROWING_SITE,
	type GrowingDevice,
	openGrowingDevice
} from '../../../tests/support/client/growing-device.ts';
import { foldLocation } from '../domain/fold/fold-location.ts';
import { decodeState, encodeState } from '../domain/fold/state.ts';
import { plainEntry } from './entry-group.ts';

const EDITS = 900;
const AT_ONCE = 100;
/** Of each hundred at most so many are of long ago. */
const LATE = 7;
/** Entries between two fold points, at most. */
const GROUP = 128;

let device: GrowingDevice;

beforeEach(async () => {
	device = await openGrowingDevice();
});

afterEach(() => device.db.close());

describe('many edits into one location', () => {
	it.each([0, 1, 3])(
		'cost no more rows read at the end than at the start, without any recount, with %i "klopt nog" of ten (S3)',
		async (confirmsOfTen) => {
			const { db, recordMany } = device;
			const readPer: number[] = [];
			for (let from = 0; from < EDITS; from += AT_ONCE)
				readPer.push(await recordMany(from, AT_ONCE, confirmsOfTen));
			const [, second, third, fourth, ...later] = readPer;
			expect(Math.max(...later)).toBeLessThan(fourth! * 1.5);
			// In the second hundred nobody enters anything of long ago yet, which then asks for one group each.
			const most = second! * 1.5 + LATE * GROUP;
			expect(Math.max(third!, fourth!, ...later)).toBeLessThan(most);
			const entries = (await db.entry.toArray()).map(plainEntry);
			const { state } = foldLocation(entries, new Map());
			const head = decodeState((await db.head.get(GROWING_SITE))!.state);
			expect(encodeState(head)).toBe(encodeState(state));
			const points = await db.point.count();
			expect(points).toBeGreaterThan(EDITS / GROUP - 1);
			expect(points).toBeLessThan(EDITS / 64 + 1);
		},
		60_000
	);
});
