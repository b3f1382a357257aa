import fc from 'fast-check';

type Weighted<T> = { weight: number; arbitrary: fc.Arbitrary<T> };

/** A part of `fc.oneof`. */
export const weighted = <T>(weight: number, arbitrary: fc.Arbitrary<T>): Weighted<T> => ({
	weight,
	arbitrary
});

export const constant = <T extends string>(value: T) => fc.constant(value);
