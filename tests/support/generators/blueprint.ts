import fc from 'fast-check';

/**
 * What happens, without the numbers that depend on what happened before. `build-world.ts` turns it into
 * entries, so that a blueprint shrinks well and still leads to confirms and counts that can be right.
 */
export type Blueprint = {
	/** Whether the first entry is a switch to `units`. */
	startsAtUnits: boolean;
	units: { beds: number; sharedBy: (typeof SHARED_BY)[number]; retiredAfter: number | null }[];
	commands: Command[];
	holds: { place: number; n: number }[];
};

export type Command = {
	act: Act;
	who: number;
	waitMinutes: number;
	when: When;
	/** Picks the place: a unit, the rest or the site, by the detail in force. */
	place: number;
	to: number;
	n: number;
	/** Picks an earlier entry, a reason, a variant. */
	pick: number;
	/** Whether the person has it right: sees the true numbers, names the newest count. */
	right: boolean;
	/** First part of the uuid, so that ids do not follow the order of writing. */
	salt: number;
};

export type Act = (typeof ACTS)[number];
export type When = (typeof WHENS)[number];

const SHARED_BY = ['family', 'men', 'women', 'mixed-agreed', 'none'] as const;
const ACTS = [
	'arrive',
	'depart',
	'move',
	'recount',
	'confirm',
	'declareOutOfService',
	'bedsOut',
	'bedsBack',
	'setRealised',
	'declareSnijverlies',
	'switchDetail',
	'import',
	'void',
	'correct',
	'correctAcross',
	'correctCorrection',
	'correctUnknown',
	'correctInCircle'
] as const;
const WHENS = ['now', 'earlier', 'behindBarrier', 'nearCount', 'sameTime', 'samePosition'] as const;

const OFTEN: Partial<Record<Act, number>> = {
	arrive: 9,
	depart: 10,
	move: 5,
	recount: 16,
	confirm: 12,
	switchDetail: 4,
	declareSnijverlies: 4,
	correctCorrection: 4,
	correct: 4,
	correctAcross: 4,
	void: 3
};

const OFTEN_WHEN: Partial<Record<When, number>> = { now: 8, nearCount: 7 };

const waitMinutes = fc.constantFrom(0, 1, 3, 10, 30, 60, 60, 240);
const small = fc.nat({ max: 11 });
/** Often the same place, or no two counts would ever meet. */
const place = fc.oneof(
	{ weight: 3, arbitrary: fc.nat({ max: 1 }) },
	{ weight: 2, arbitrary: small }
);

const act = fc.oneof(
	...ACTS.map((value) => ({ weight: OFTEN[value] ?? 1, arbitrary: fc.constant(value) }))
);
const when = fc.oneof(
	...WHENS.map((value) => ({ weight: OFTEN_WHEN[value] ?? 1, arbitrary: fc.constant(value) }))
);

const command: fc.Arbitrary<Command> = fc.record({
	act,
	who: fc.nat({ max: 2 }),
	waitMinutes,
	when,
	place,
	to: small,
	n: fc.nat({ max: 6 }),
	pick: fc.nat({ max: 59 }),
	right: fc.boolean(),
	salt: fc.nat({ max: 0xffff })
});

const unit = fc.record({
	beds: fc.nat({ max: 6 }),
	sharedBy: fc.constantFrom(...SHARED_BY),
	retiredAfter: fc.oneof(
		{ weight: 8, arbitrary: fc.constant(null) },
		{ weight: 1, arbitrary: fc.integer({ min: 0, max: 3000 }) }
	)
});

export const blueprintArbitrary: fc.Arbitrary<Blueprint> = fc.record({
	startsAtUnits: fc.nat({ max: 2 }).map((n) => n > 0),
	units: fc.oneof(
		{ weight: 1, arbitrary: fc.array(unit, { maxLength: 1, size: 'max' }) },
		{ weight: 6, arbitrary: fc.array(unit, { minLength: 2, maxLength: 5, size: 'max' }) }
	),
	commands: fc.oneof(
		{ weight: 1, arbitrary: fc.array(command, { minLength: 1, maxLength: 12, size: 'max' }) },
		{ weight: 5, arbitrary: fc.array(command, { minLength: 22, maxLength: 40, size: 'max' }) }
	),
	holds: fc.array(fc.record({ place: fc.nat({ max: 6 }), n: fc.integer({ min: 1, max: 4 }) }), {
		maxLength: 3
	})
});
