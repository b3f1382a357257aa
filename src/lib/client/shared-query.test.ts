import { expect, it, vi } from 'vitest';
import { toSharedQuery } from './shared-query.ts';

type Told = { next: (value: number) => void; fail: (error: unknown) => void };

/** A query that answers when the test says so. */
function testQuery(isNews?: (value: number, latest: number) => boolean) {
	const open: Told[] = [];
	const query = {
		read: async () => 0,
		subscribe(next: Told['next'], fail: Told['fail']) {
			const told = { next, fail };
			open.push(told);
			return () => void open.splice(open.indexOf(told), 1);
		}
	};
	return { open, shared: toSharedQuery(query, isNews) };
}

const none = () => {};

it('is read once for all who follow it, and tells each of every answer', () => {
	const { open, shared } = testQuery();
	const [first, second] = [vi.fn(), vi.fn()];
	shared.subscribe(first, none);
	shared.subscribe(second, none);
	expect(open).toHaveLength(1);
	open[0]!.next(1);
	open[0]!.next(2);
	expect(first.mock.calls).toEqual([[1], [2]]);
	expect(second.mock.calls).toEqual([[1], [2]]);
});

it('who comes later has the newest answer at once', () => {
	const { open, shared } = testQuery();
	shared.subscribe(none, none);
	open[0]!.next(1);
	open[0]!.next(2);
	const late = vi.fn();
	shared.subscribe(late, none);
	expect(late.mock.calls).toEqual([[2]]);
});

it('from one page to the next nothing is read again, and when nobody is left it is let go', async () => {
	const { open, shared } = testQuery();
	const leave = shared.subscribe(none, none);
	open[0]!.next(1);
	leave();
	const next = vi.fn();
	const leaveNext = shared.subscribe(next, none);
	await Promise.resolve();
	expect(next.mock.calls).toEqual([[1]]);
	leaveNext();
	leaveNext();
	await Promise.resolve();
	expect(open).toHaveLength(0);
	const later = vi.fn();
	shared.subscribe(later, none);
	expect(later).not.toHaveBeenCalled();
	expect(open).toHaveLength(1);
});

it('who has left is told nothing more, and who comes after a failure is not given what went before it', () => {
	const { open, shared } = testQuery();
	const [left, failed, late] = [vi.fn(), vi.fn(), vi.fn()];
	const leave = shared.subscribe(left, none);
	shared.subscribe(none, failed);
	open[0]!.next(1);
	leave();
	open[0]!.fail(new Error('closed'));
	shared.subscribe(late, none);
	expect(left.mock.calls).toEqual([[1]]);
	expect(failed).toHaveBeenCalledOnce();
	expect(late).not.toHaveBeenCalled();
});

it('an answer that is known before it is read is told at once, and kept for who comes later', () => {
	const { open, shared } = testQuery();
	const [first, late] = [vi.fn(), vi.fn()];
	shared.subscribe(first, none);
	open[0]!.next(1);
	shared.tell(2);
	shared.subscribe(late, none);
	expect([first.mock.calls, late.mock.calls]).toEqual([[[1], [2]], [[2]]]);
});

it('an answer is kept for nobody where nobody follows: it would grow old unseen', () => {
	const { shared } = testQuery();
	shared.tell(1);
	const later = vi.fn();
	shared.subscribe(later, none);
	expect(later).not.toHaveBeenCalled();
});

it('what was read before it, or is read again as it was told, is no news', () => {
	const { open, shared } = testQuery((value, latest) => value > latest);
	const first = vi.fn();
	shared.subscribe(first, none);
	shared.tell(2);
	for (const value of [1, 2, 3]) open[0]!.next(value);
	expect(first.mock.calls).toEqual([[2], [3]]);
});
