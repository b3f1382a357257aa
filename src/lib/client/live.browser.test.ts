import { describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import LiveProbe from '../../../tests/support/client/LiveProbe.svelte';
import type { LiveQuery, Views } from './client-types.ts';
import type { LocationSummary, LocationView } from './view-types.ts';

/** A query whose answers a test gives. */
function createQuery<T>() {
	const followers = new Set<{ next: (value: T) => void; fail: (error: unknown) => void }>();
	const query: LiveQuery<T> = {
		read: () => Promise.reject(new Error('not asked for')),
		subscribe(next, fail) {
			const follower = { next, fail };
			followers.add(follower);
			return () => void followers.delete(follower);
		}
	};
	return {
		query,
		followers,
		give: (value: T) => [...followers].forEach(({ next }) => next(value))
	};
}

const location = (name: string, occupied: number) =>
	({ name, figures: { occupied } }) as LocationView;

async function renderProbe() {
	const queries = new Map(['a', 'b'].map((id) => [id, createQuery<LocationView | undefined>()]));
	const changes = createQuery<{ changed: LocationSummary[]; count: number }>();
	const views: Pick<Views, 'location' | 'board'> = {
		location: (id) => queries.get(id)!.query,
		board: () => ({
			all: async () => [{ id: 'a', touched: 1 } as LocationSummary],
			after: () => changes.query
		})
	};
	const screen = await render(LiveProbe, { views, id: 'a' });
	return { screen, views, a: queries.get('a')!, b: queries.get('b')!, changes };
}

describe('a component that follows the data', () => {
	test('shows every answer, and follows anew when what it asks for changes', async () => {
		const { screen, views, a, b } = await renderProbe();
		await expect.element(screen.getByText('nothing -')).toBeVisible();
		a.give(location('Kade', 3));
		await expect.element(screen.getByText('Kade 3')).toBeVisible();
		await screen.rerender({ views, id: 'b' });
		expect(a.followers.size).toBe(0);
		b.give(location('Schip', 5));
		await expect.element(screen.getByText('Schip 5')).toBeVisible();
	});

	test('adds what is new to the board, and lets go of everything when it is taken away', async () => {
		const { screen, a, changes } = await renderProbe();
		await expect.element(screen.getByText('1 on the board')).toBeVisible();
		changes.give({ changed: [{ id: 'c', touched: 2 } as LocationSummary], count: 2 });
		await expect.element(screen.getByText('2 on the board')).toBeVisible();
		await screen.unmount();
		expect([a.followers.size, changes.followers.size]).toEqual([0, 0]);
	});
});
