import type { LiveQuery } from '../../../src/lib/client/client-types.ts';
import type { LocationView } from '../../../src/lib/client/view-types.ts';
import { Broken } from './broken.ts';
import { nextTurn } from './time.ts';

/** What a tab shows: one location, followed as a page follows it. */
export type Screen = {
	locationId: string;
	/** What it was told last; undefined = there is no such location here. */
	shown(): LocationView | undefined;
	/** Done when it was told something. */
	first: Promise<void>;
	/** As when its person comes back to it. */
	openAgain(): Promise<void>;
	leave(): void;
};

/** `wrong` is told what nobody may see: figures that go back, or a failure. */
export function openScreen(
	locationId: string,
	query: LiveQuery<LocationView | undefined>,
	wrong: (error: unknown) => void
): Screen {
	let shown: LocationView | undefined;

	function show(next: LocationView | undefined): void {
		if (next && shown && next.touched < shown.touched)
			wrong(new Broken(`I6: a screen goes back from view ${shown.touched} to ${next.touched}`));
		shown = next;
	}

	function open(): Following {
		const { promise: told, resolve } = Promise.withResolvers<void>();
		// Whoever waits for it goes on outside of what Dexie takes for the query.
		const end = () => void setImmediate(resolve);
		const next = (view: LocationView | undefined) => (show(view), end());
		return { told, leave: query.subscribe(next, (error) => (wrong(error), end())) };
	}

	let following = open();
	return {
		locationId,
		shown: () => shown,
		first: following.told,
		async openAgain() {
			following.leave();
			await nextTurn();
			following = open();
			await following.told;
		},
		leave: () => following.leave()
	};
}

type Following = { told: Promise<void>; leave: () => void };
