import { expect, test } from 'vitest';
import { SITE } from '../../../tests/support/client/signed-in.ts';
import { uuidOf } from '../../../tests/support/sync/people.ts';
import type { EntryRow } from '../domain/schema/entry.ts';
import { arrangeAll } from './entry-group.ts';

const AT = '2026-03-02T09:00:00.000Z';

function correction(number: number, ofNumber: number): { entry: EntryRow; pending: boolean } {
	const entry: EntryRow = {
		...{ id: uuidOf(number), corrects: uuidOf(ofNumber), locationId: SITE },
		...{ entry: { kind: 'arrive', n: 1 }, observedAt: AT, madeAt: AT, deviceSeq: number },
		...{ by: 'anna', source: 'site' }
	};
	return { entry, pending: false };
}

test.each([[[1, 2, 3]], [[3, 1, 2]], [[2, 3, 1]]])(
	'D13: corrections of one another stand together under the smallest of them, and are placed nowhere: %o',
	(order) => {
		const next: Record<number, number> = { 1: 2, 2: 3, 3: 1 };
		const outside = correction(4, 2);
		const arranged = arrangeAll([outside, ...order.map((n) => correction(n, next[n]!))]);
		expect(new Set(arranged.map(({ root }) => root))).toEqual(new Set([uuidOf(1)]));
		expect(arranged.map(({ unplaced }) => unplaced)).toEqual(Array(4).fill('unknown-target'));
		expect(arranged.every(({ place }) => place === undefined)).toBe(true);
	}
);
