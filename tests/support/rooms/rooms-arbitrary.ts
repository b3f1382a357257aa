import fc from 'fast-check';
import type { ExampleRoom } from './example-room.ts';

const fitness = fc.constantFrom('yes', 'no', 'unknown', undefined);

/** Rooms that look alike enough for moves to be possible, with everything now and then that forbids one. */
export function roomsArbitrary(atLeast: number, atMost: number): fc.Arbitrary<ExampleRoom[]> {
	return fc.array(roomArbitrary, { minLength: atLeast, maxLength: atMost });
}

const roomArbitrary: fc.Arbitrary<ExampleRoom> = fc
	.record({
		beds: fc.integer({ min: 0, max: 8 }),
		occupied: fc.oneof(
			fc.constant(0),
			fc.integer({ min: 1, max: 3 }),
			fc.integer({ min: 1, max: 9 })
		),
		floor: seldom(fc.constantFrom(-1, 0, 2, undefined), 1),
		fitness: seldom(fc.tuple(fitness, fitness, fitness, fitness), []),
		sharedBy: seldom(
			fc.constantFrom('men' as const, 'mixed-agreed' as const, 'none' as const),
			'family' as const
		),
		reserved: seldom(fc.integer({ min: 1, max: 3 }), 0),
		out: seldom(fc.integer({ min: 1, max: 3 }), 0),
		outReason: fc.constantFrom('repair' as const, 'quarantine' as const),
		isCounted: seldom(seldom(fc.constant(false), true), true),
		declared: seldom(fc.integer({ min: 0, max: 2 }), null)
	})
	.map(({ fitness: [infants, pets, wheelchair, care], floor, ...room }) => ({
		...room,
		...(floor === undefined ? {} : { floor }),
		suitable: Object.fromEntries(
			Object.entries({ infants, pets, wheelchair, care }).filter(([, value]) => value)
		)
	}));

function seldom<A, B>(some: fc.Arbitrary<A>, mostly: B) {
	return fc.oneof<[fc.WeightedArbitrary<A>, fc.WeightedArbitrary<B>]>(
		{ weight: 1, arbitrary: some },
		{ weight: 6, arbitrary: fc.constant(mostly) }
	);
}
