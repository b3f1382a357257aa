import { toText } from '../../support/to-text.ts';

/** An invariant of the protocol (I1-I7) or one of its rules does not hold. */
export class Broken extends Error {}

export function expectThat(holds: boolean, rule: string, what: () => string): asserts holds {
	if (!holds) throw new Broken(`${rule}: ${what()}`);
}

/** Compares by content, and shows both sides when they differ. */
export function expectSame(a: unknown, b: unknown, rule: string, what: () => string): void {
	if (JSON.stringify(a) === JSON.stringify(b)) return;
	const [left, right] = [toText(a), toText(b)];
	expectThat(left === right, rule, () => `${what()}\n      ${left}\n   != ${right}`);
}
