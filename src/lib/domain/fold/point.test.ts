import { describe, expect, test } from 'vitest';
import { timeOf } from '../../../../tests/support/oracle/example-world.ts';
import {
	closeHead,
	decodePoint,
	encodePoint,
	holdsState,
	openHead,
	pointOf,
	restart
} from './point.ts';
import { emptyState, encodeState } from './state.ts';
import { emptyStretch, type Stretch } from './stretch.ts';

const STATE = '{"site":{"occupied":3}}';
const OTHER = '{"site":{"occupied":4}}';
const STRETCH: Stretch = { ...emptyStretch(), n: 2, seen: { '': timeOf('09:00') } };
const WITH_STRETCH = `{"site":{"occupied":3},"stretch":${JSON.stringify(STRETCH)}}`;

describe('S3: a checkpoint', () => {
	test('is the state and the stretch that leads to it, as one text', () => {
		expect(encodePoint(STATE, STRETCH)).toBe(WITH_STRETCH);
		const { state, stretch } = decodePoint(WITH_STRETCH);
		expect(encodeState(state)).toBe(STATE);
		expect(stretch).toEqual(STRETCH);
	});

	test('is the state alone behind a stretch of which no short account can be given', () => {
		expect(encodePoint(STATE, undefined)).toBe(STATE);
		expect(decodePoint(STATE).stretch).toBeUndefined();
	});

	test('holds its state with a stretch and without one, and no other', () => {
		expect(holdsState(STATE, STATE)).toBe(true);
		expect(holdsState(WITH_STRETCH, STATE)).toBe(true);
		expect(holdsState(STATE, OTHER)).toBe(false);
		expect(holdsState(WITH_STRETCH, OTHER)).toBe(false);
	});
});

describe('S3: the head', () => {
	const stored = { position: 'p', state: STATE };

	test('behind a checkpoint begins an empty stretch, and needs not to be told so', () => {
		const open = openHead({ ...stored, since: 0 });
		expect(open.stretch).toEqual(emptyStretch());
		expect(closeHead(open)).toEqual({ ...stored, since: 0 });
	});

	test('with entries since goes on with its stretch, or without one', () => {
		const told = { position: 'p', state: WITH_STRETCH, since: 2 };
		expect(openHead(told).stretch).toEqual(STRETCH);
		expect(closeHead(openHead(told))).toEqual(told);
		const untold = { ...stored, since: 2 };
		expect(openHead(untold).stretch).toBeUndefined();
		expect(closeHead(openHead(untold))).toEqual(untold);
	});

	test('becomes a checkpoint with its stretch, and begins anew', () => {
		const open = openHead({ position: 'p', state: WITH_STRETCH, since: 2 });
		expect(pointOf(open)).toEqual({ position: 'p', state: WITH_STRETCH });
		expect(restart(open)).toEqual({ ...open, since: 0, stretch: emptyStretch() });
		expect(openHead({ position: '', state: encodeState(emptyState()), since: 0 }).state).toEqual(
			emptyState()
		);
	});
});
