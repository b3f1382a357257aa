import fc from 'fast-check';
import { SERVER_CRASHES } from './crashing-store.ts';
import type { StorageFault } from './failing-storage.ts';
import type { EditSpec, Fault, Schedule, Step } from './steps.ts';
import { anyEdit, fieldEdit, questionEdit } from './edit-arbitrary.ts';
import { DAY, HOUR, MINUTE } from './time.ts';
import { constant, weighted } from './weighted.ts';

const crash = fc.oneof(
	weighted(9, fc.constant(null)),
	weighted(1, fc.nat({ max: 2 })),
	weighted(2, fc.nat({ max: 14 }))
);
/** Mostly the two managers and the desk. */
const someone = fc.constantFrom(0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 4, 5);
const device = fc.nat({ max: 3 });
const few = fc.nat({ max: 5 });
const tab = fc.oneof(weighted(6, fc.constant(0)), weighted(2, fc.nat({ max: 3 })));

/** Neither the disk nor the process is often in the way. */
const storageFault: fc.Arbitrary<StorageFault> = fc.oneof(
	fc.record({
		is: fc.constantFrom('full', 'lost'),
		at: fc.nat({ max: 9 }),
		times: fc.constantFrom(1, 1, 2, 99)
	}),
	// Told so twice, nobody could know what is stored.
	fc.record({ is: constant('unsure'), at: fc.nat({ max: 3 }), times: fc.constant(1) })
);
const storage = fc.oneof(weighted(14, fc.constant(null)), weighted(1, storageFault));

const editStep = (edit: fc.Arbitrary<EditSpec>): fc.Arbitrary<Step> =>
	fc.record({
		...{ do: constant('edit'), device, tab, edit, crash, storage },
		isOld: fc.constantFrom(false, false, false, false, false, true)
	});

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
	...{ do: constant('sync'), device, tab, part, crash, storage },
	faults: fc.constant<Fault[]>([])
});

const sudden: fc.Arbitrary<Step> = fc.oneof(
	weighted(
		3,
		fc.constantFrom(1, MINUTE, HOUR).map((ms): Step => ({ do: 'pass', ms }))
	),
	weighted(2, fc.record({ do: constant('scope'), person: few, location: few })),
	weighted(1, fc.record({ do: constant('sign in'), device, person: someone })),
	weighted(1, fc.record({ do: constant('switch'), device, person: few })),
	weighted(3, fc.record({ do: constant('deliver'), request: few })),
	weighted(1, fc.record({ do: constant('restore'), backup: few, silent: fc.constant(false) }))
);

const meanwhile = (edit: fc.Arbitrary<EditSpec>): fc.Arbitrary<Fault> =>
	fc.record({
		...{ is: constant('meanwhile'), when: fc.constantFrom('before', 'after') },
		step: fc.oneof(weighted(4, editStep(edit)), weighted(3, simpleSync), weighted(2, sudden))
	});

const faults = (edit: fc.Arbitrary<EditSpec>) =>
	fc.oneof(
		weighted(3, fc.constant([] as Fault[])),
		weighted(
			4,
			fc.array(
				fc.oneof(weighted(3, fc.constantFrom(...plainFault)), weighted(2, meanwhile(edit))),
				{
					minLength: 1,
					maxLength: 4
				}
			)
		)
	);

const short = fc.constantFrom(1, MINUTE, 4 * MINUTE, HOUR, 13 * HOUR);
/** Days on which the window moves on, and a device was not used. */
const long = fc.constantFrom(2 * DAY, 16 * DAY, 31 * DAY);
const skewMs = fc.constantFrom(0, 90_000, 3 * MINUTE, -5 * MINUTE, HOUR, -26 * HOUR);

function stepWith(edit: fc.Arbitrary<EditSpec>): fc.Arbitrary<Step> {
	const meets = faults(edit);
	return fc.oneof(
		weighted(20, editStep(edit)),
		weighted(
			13,
			fc.record({ do: constant('sync'), device, tab, part, faults: meets, crash, storage })
		),
		weighted(2, fc.record({ do: constant('sync twice'), device, faults: fc.tuple(meets, meets) })),
		weighted(
			3,
			fc.oneof(weighted(9, short), weighted(1, long)).map((ms): Step => ({ do: 'pass', ms }))
		),
		weighted(2, fc.record({ do: constant('set clock'), device, skewMs })),
		weighted(2, sudden),
		weighted(1, fc.record({ do: constant('open tab'), device })),
		weighted(1, fc.record({ do: constant('clone'), device })),
		weighted(1, fc.constant<Step>({ do: 'backup' })),
		weighted(1, fc.record({ do: constant('restore'), backup: few, silent: fc.boolean() }))
	);
}

const pageRows = fc.constantFrom(4, 9, 30, 2000, 2000, 2000);

function scheduleOf(
	people: fc.Arbitrary<number[]>,
	step: fc.Arbitrary<Step>
): fc.Arbitrary<Schedule> {
	const steps = fc.array(step, { minLength: 4, maxLength: 34, size: 'max' });
	return fc.record({ people, pageRows, seed: fc.nat(), steps });
}

/** Most that is entered comes through, so that people see and answer what others wrote. */
function calmly(edit: fc.Arbitrary<EditSpec>): fc.Arbitrary<Step> {
	const nothing = { crash: fc.constant(null), storage: fc.constant(null) };
	const tab = fc.constant(0);
	return fc.oneof(
		weighted(
			5,
			fc.record({ do: constant('edit'), device, tab, edit, ...nothing, isOld: fc.constant(false) })
		),
		weighted(
			4,
			fc.record({
				...{ do: constant('sync'), device, tab, part: fc.constant('run'), ...nothing },
				faults: fc.constant<Fault[]>([])
			})
		),
		weighted(2, stepWith(edit))
	);
}

/** Two or three devices, and what happens to them and to those that are copied from them. */
export const scheduleArbitrary: fc.Arbitrary<Schedule> = fc.oneof(
	weighted(8, scheduleOf(fc.array(someone, { minLength: 2, maxLength: 3 }), stepWith(anyEdit))),
	// What a coordinator hides leaves those who read figures only.
	weighted(2, scheduleOf(fc.constantFrom([3, 4], [3, 5]), calmly(fc.oneof(anyEdit, fieldEdit)))),
	weighted(2, scheduleOf(fc.constantFrom([0, 1], [0, 1, 2]), calmly(fieldEdit))),
	weighted(2, scheduleOf(fc.constantFrom([2, 0], [2, 0, 1], [2, 1, 3]), calmly(questionEdit)))
);
