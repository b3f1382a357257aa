import { expect, test, vi } from 'vitest';
import type { LiveQuery } from './client-types.ts';
import { createWatch } from './failing-queries.ts';

/** A query whose answers a test gives. */
function createQuery() {
	let follower: { next: (value: string) => void; fail: (error: unknown) => void } | undefined;
	const query: LiveQuery<string> = {
		read: async () => 'read',
		subscribe(next, fail) {
			follower = { next, fail };
			return () => (follower = undefined);
		}
	};
	return {
		query,
		give: (value: string) => follower?.next(value),
		fail: (error: unknown) => follower?.fail(error),
		isFollowed: () => follower !== undefined
	};
}

function setUp() {
	const tell = vi.fn();
	const watch = createWatch(tell);
	const [figures, entries] = [createQuery(), createQuery()];
	const follow = ({ query }: ReturnType<typeof createQuery>) => {
		const [next, fail] = [vi.fn(), vi.fn()];
		return { next, fail, stop: watch(query).subscribe(next, fail) };
	};
	return { tell, watch, figures, entries, follow };
}

test('what fails is told until it answers again, and whoever follows it is told as well', () => {
	const { tell, figures, follow } = setUp();
	const { next, fail } = follow(figures);
	figures.give('3');
	expect(tell).not.toHaveBeenCalled();
	const error = new Error('gone');
	figures.fail(error);
	expect(tell.mock.calls).toEqual([[true, error]]);
	expect(fail).toHaveBeenCalledExactlyOnceWith(error);
	figures.give('4');
	figures.give('5');
	expect(tell.mock.calls.slice(1)).toEqual([[false]]);
	expect(next.mock.calls).toEqual([['3'], ['4'], ['5']]);
});

test('as long as one of several fails it is told; one that nobody follows any more is no failure', () => {
	const { tell, figures, entries, follow } = setUp();
	follow(figures);
	const { stop } = follow(entries);
	figures.fail('a');
	entries.fail('b');
	figures.give('3');
	expect(tell).toHaveBeenLastCalledWith(true);
	stop();
	expect(tell).toHaveBeenLastCalledWith(false);
	expect(entries.isFollowed()).toBe(false);
});

test('an answer that is asked for once is asked for as before', async () => {
	const { watch, figures } = setUp();
	expect(await watch(figures.query).read()).toBe('read');
});
