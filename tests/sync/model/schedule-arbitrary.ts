import fc from 'fast-check';
import { SERVER_CRASHES } from './crashing-store.ts';
import type { EditSpec, Fault, Schedule, Step } from './steps.ts';
import { DAY, HOUR, MINUTE } from './time.ts';

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

type Weighted<T> = { weight: number; arbitrary: fc.Arbitrary<T> };
const weighted = <T>(weight: number, arbitrary: fc.Arbitrary<T>): Weighted<T> => ({
	weight,
	arbitrary
});

const constant = <T extends string>(value: T) => fc.constant(value);

const edit: fc.Arbitrary<EditSpec> = fc.oneof(
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
	weighted(3, fc.record({ kind: constant('settle'), conflict: few, side: few })),
	weighted(1, fc.record({ kind: constant('addLocation'), n: few })),
	weighted(1, fc.record({ kind: constant('addUnit'), location: index, n: few })),
	weighted(2, fc.record({ kind: constant('retireUnit'), location: index, unit: index })),
	weighted(
		2,
		fc.record({
			kind: constant('act'),
			result: few,
			how: fc.constantFrom('retry', 'discard')
		})
	)
);

const crash = fc.oneof(
	weighted(9, fc.constant(null)),
	weighted(1, fc.nat({ max: 2 })),
	weighted(2, fc.nat({ max: 14 }))
);
const device = fc.nat({ max: 3 });
const tab = fc.oneof(weighted(6, fc.constant(0)), weighted(2, fc.nat({ max: 3 })));

const editStep: fc.Arbitrary<Step> = fc.record({ do: constant('edit'), device, tab, edit, crash });

const plainFault: Fault[] = [
	{ is: 'none' },
	{ is: 'none' },
	{ is: 'lost' },
	{ is: 'answer lost' },
	{ is: 'answer lost' },
	{ is: 'twice', gets: 'first' },
	{ is: 'twice', gets: 'second' },
	{ is: 'late' },
	{ is: 'late' },
	{ is: 'cut', at: 50 },
	...SERVER_CRASHES.map((at): Fault => ({ is: 'server crash', at })),
	...([200, 401, 429, 502, 503] as const).map((status): Fault => ({ is: 'status', status }))
];

const part = fc.constantFrom('run', 'run', 'run', 'push', 'pull');
const simpleSync: fc.Arbitrary<Step> = fc.record({
	...{ do: constant('sync'), device, tab, part, crash },
	faults: fc.constant<Fault[]>([])
});

const sudden: fc.Arbitrary<Step> = fc.oneof(
	weighted(
		3,
		fc.constantFrom(1, MINUTE, HOUR).map((ms): Step => ({ do: 'pass', ms }))
	),
	weighted(2, fc.record({ do: constant('scope'), person: few, location: few })),
	weighted(1, fc.record({ do: constant('sign in'), device, person: few })),
	weighted(1, fc.record({ do: constant('switch'), device, person: few })),
	weighted(1, fc.record({ do: constant('deliver'), request: few }))
);

const meanwhile: fc.Arbitrary<Fault> = fc.record({
	...{ is: constant('meanwhile'), when: fc.constantFrom('before', 'after') },
	step: fc.oneof(weighted(4, editStep), weighted(3, simpleSync), weighted(2, sudden))
});

const faults = fc.oneof(
	weighted(3, fc.constant([] as Fault[])),
	weighted(
		4,
		fc.array(fc.oneof(weighted(3, fc.constantFrom(...plainFault)), weighted(2, meanwhile)), {
			minLength: 1,
			maxLength: 4
		})
	)
);

const skewMs = fc.constantFrom(0, 90_000, 3 * MINUTE, -5 * MINUTE, HOUR, -26 * HOUR);

const step: fc.Arbitrary<Step> = fc.oneof(
	weighted(20, editStep),
	weighted(13, fc.record({ do: constant('sync'), device, tab, part, faults, crash })),
	weighted(2, fc.record({ do: constant('sync twice'), device, faults: fc.tuple(faults, faults) })),
	weighted(
		3,
		fc.constantFrom(1, MINUTE, 4 * MINUTE, HOUR, 13 * HOUR).map((ms): Step => ({ do: 'pass', ms }))
	),
	weighted(1, fc.record({ do: constant('set clock'), device, skewMs })),
	weighted(2, sudden),
	weighted(1, fc.record({ do: constant('open tab'), device })),
	weighted(1, fc.record({ do: constant('clone'), device })),
	weighted(1, fc.constant<Step>({ do: 'backup' })),
	weighted(1, fc.record({ do: constant('restore'), backup: few, silent: fc.boolean() }))
);

/** Two to four devices of three people, and what happens to them. */
export const scheduleArbitrary: fc.Arbitrary<Schedule> = fc.record({
	people: fc.array(fc.nat({ max: 2 }), { minLength: 2, maxLength: 3 }),
	seed: fc.nat(),
	steps: fc.array(step, { minLength: 4, maxLength: 34, size: 'max' })
});
