import type { Random } from '../support/wire/seeded-random.ts';

const LETTERS = [...'ABCDEFGHJKLMNPQRSTUVWXYZ'];

/** Fields of a location that people in a drill write, most of them something that nobody wrote before. */
export const ANY_VALUE = {
	note: (random: Random) =>
		random.below(6) === 0 ? null : `Sleutel in la ${random.pick(LETTERS)}${random.below(100)}`,
	phone: (random: Random) => `038-42${10_000 + random.below(90_000)}`,
	'suitable.pets': (random: Random) => random.pick(['yes', 'no', 'unknown'])
};

export type AnyField = keyof typeof ANY_VALUE;

export const ANY_FIELDS = Object.keys(ANY_VALUE) as AnyField[];

export const DRILLED_FIELDS = [...ANY_FIELDS, 'status'];
