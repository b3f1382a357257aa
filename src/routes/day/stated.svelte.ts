import { isSetBack, SEEN_NOW, type SeenWhen } from '$lib/ui/seen-when.ts';
import type { FormProps } from './form-props.ts';
import { NO_UNIT, type Place, placeOf, wholePlace } from './place.ts';

/** Of which room something is stated, or of the whole (D5), and when it was seen. */
export type Stated = {
	readonly unitId: string;
	readonly place: Place;
	/** Before a room is, there are no numbers to start from; those of the house are no room's. */
	readonly isChosen: boolean;
	readonly seen: SeenWhen;
	/** Another room or moment than the form started with. */
	readonly isTyped: boolean;
	choose(unitId: string): void;
	setSeen(seen: SeenWhen): void;
};

/** `onchoose`: what was filled in was of another room. */
export function createStated(
	of: () => Pick<FormProps, 'view' | 'unitId'>,
	onchoose: () => void = () => {}
): Stated {
	const isByUnit = () => of().view.detail === 'units';
	const startId = () => (isByUnit() ? (of().unitId ?? NO_UNIT) : '');
	let unitId = $state(startId());
	let seen = $state.raw(SEEN_NOW);
	const place = $derived(placeOf(of().view, unitId) ?? wholePlace(of().view));

	return {
		get unitId() {
			return unitId;
		},
		get place() {
			return place;
		},
		get isChosen() {
			return !isByUnit() || (unitId !== NO_UNIT && unitId !== '');
		},
		get seen() {
			return seen;
		},
		get isTyped() {
			return unitId !== startId() || isSetBack(seen);
		},
		choose(next) {
			unitId = next;
			onchoose();
		},
		setSeen(next) {
			seen = next;
		}
	};
}
