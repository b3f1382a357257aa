import fc from 'fast-check';
import type { QuestionSpec } from './steps.ts';
import { constant, weighted } from './weighted.ts';

const index = fc.nat({ max: 5 });

/** What people do about questions: mostly about the same few, so that two do something to one at once. */
export const anyQuestion: fc.Arbitrary<QuestionSpec> = fc.oneof(
	weighted(
		2,
		fc.record({
			kind: constant('ask'),
			place: fc.option(index, { nil: null, freq: 3 }),
			about: index
		})
	),
	weighted(
		8,
		fc.record({
			kind: fc.constantFrom('answer', 'share', 'close', 'reopen'),
			question: fc.nat({ max: 2 }),
			n: fc.nat({ max: 11 })
		})
	)
);
