import type { LocationView } from '$lib/client/view-types.ts';
import type { CardProps } from '../../../../day/card-props.ts';

/** The cards of a location to look at: answering is entering, and entering begins with whom one speaks to. */
export function readOnlyCards(view: LocationView, personId: string | null, now: number): CardProps {
	const nothing = () => {};
	return {
		view,
		personId,
		now,
		mayAnswer: false,
		onrecord: nothing,
		onundo: nothing,
		onopen: nothing,
		onconfirm: nothing
	};
}
