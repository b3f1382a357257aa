import fc from 'fast-check';
import { anyQuestion } from './question-arbitrary.ts';
import type { EditSpec } from './steps.ts';
import { DAY, HOUR, MINUTE } from './time.ts';
import { constant, weighted } from './weighted.ts';

const index = fc.nat({ max: 11 });
const few = fc.nat({ max: 5 });
/** null in one of `times`. */
const nullable = <T>(arbitrary: fc.Arbitrary<T>, times: number) =>
	fc.option(arbitrary, { nil: null, freq: times });

const agoMs = nullable(
	fc.oneof(
		{ weight: 15, arbitrary: fc.constantFrom(0, MINUTE, 4 * MINUTE, 30 * MINUTE, 3 * HOUR) },
		// Seen by a clock that ran ahead; and before the window.
		{ weight: 1, arbitrary: fc.constantFrom(-10 * MINUTE, 35 * DAY) }
	),
	2
);
const placed = { location: index, unit: nullable(index, 3), agoMs };

/** Anything that somebody may enter. */
export const anyEdit: fc.Arbitrary<EditSpec> = fc.oneof(
	weighted(7, fc.record({ kind: constant('arrive'), ...placed, n: few })),
	weighted(5, fc.record({ kind: constant('depart'), ...placed, n: few })),
	weighted(6, fc.record({ kind: constant('recount'), ...placed, n: index })),
	weighted(1, fc.record({ kind: constant('setRealised'), ...placed, n: index })),
	weighted(2, fc.record({ kind: constant('bedsOut'), ...placed, n: few, reason: few })),
	weighted(1, fc.record({ kind: constant('bedsBack'), ...placed, n: few, reason: few })),
	weighted(1, fc.record({ kind: constant('declareOutOfService'), ...placed, n: few, reason: few })),
	weighted(2, fc.record({ kind: constant('declareSnijverlies'), ...placed, n: few, reason: few })),
	weighted(5, fc.record({ kind: constant('confirm'), ...placed, off: fc.constantFrom(0, 0, 1) })),
	weighted(3, fc.record({ kind: constant('move'), ...placed, n: few, to: nullable(index, 3) })),
	weighted(4, fc.record({ kind: constant('void'), entry: fc.nat({ max: 50 }) })),
	weighted(3, fc.record({ kind: constant('correct'), entry: fc.nat({ max: 50 }), n: few, agoMs })),
	weighted(2, fc.record({ kind: constant('setDetail'), location: index, n: few, agoMs })),
	weighted(
		9,
		fc.record({
			kind: constant('setField'),
			location: index,
			field: fc.constantFrom(0, 0, 0, 1, 2),
			value: few,
			base: fc.constantFrom('seen', 'seen', 'seen', 'none')
		})
	),
	weighted(
		2,
		fc.record({ kind: constant('setUnitField'), location: index, unit: index, value: few })
	),
	weighted(6, fc.record({ kind: constant('settle'), conflict: few, side: few })),
	weighted(
		2,
		fc.record({ kind: constant('import'), location: index, n: index, isDated: fc.boolean() })
	),
	weighted(1, fc.record({ kind: constant('addLocation'), n: few })),
	weighted(1, fc.record({ kind: constant('addUnit'), location: index, n: few })),
	weighted(2, fc.record({ kind: constant('retireUnit'), location: index, unit: index })),
	weighted(1, fc.record({ kind: constant('restoreUnit'), location: index, unit: index })),
	weighted(
		4,
		fc.record({
			kind: constant('act'),
			result: few,
			how: fc.constantFrom('retry', 'retry', 'discard')
		})
	),
	weighted(8, anyQuestion)
);

/** Several people at one field of one location, and what comes of that (S11). */
export const fieldEdit: fc.Arbitrary<EditSpec> = fc.oneof(
	weighted(
		7,
		fc.record({
			...{ kind: constant('setField'), location: fc.constant(0), field: fc.constant(0) },
			value: few,
			base: fc.constantFrom('seen', 'seen', 'seen', 'none')
		})
	),
	weighted(4, fc.record({ kind: constant('settle'), conflict: fc.nat({ max: 1 }), side: few })),
	weighted(
		4,
		fc.record({ kind: constant('act'), result: few, how: fc.constantFrom('retry', 'discard') })
	),
	weighted(1, anyEdit)
);

/** The desk and who asks it, about a few questions. */
export const questionEdit: fc.Arbitrary<EditSpec> = fc.oneof(
	weighted(10, anyQuestion),
	weighted(1, anyEdit)
);
