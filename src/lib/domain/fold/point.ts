import type { Position } from './position.ts';
import { type EncodedState, encodeState, type LocationState, reviveState } from './state.ts';
import { emptyStretch, type Stretch } from './stretch.ts';

/**
 * The fold of a location up to and including the entry at `position`, as text: the state, and the stretch of entries
 * since the checkpoint before it.
 */
export type FoldPoint = { position: Position; state: string };

/** The newest state of a location; `since` = entries folded after the newest checkpoint. */
export type FoldHead = FoldPoint & { since: number };

/** A head that is being added to. */
export type OpenHead = {
	position: Position;
	state: LocationState;
	since: number;
	stretch: Stretch | undefined;
};

/** `state` = text of `encodeState`. */
export function encodePoint(state: string, stretch: Stretch | undefined): string {
	return stretch ? `${beforeStretch(state)}${JSON.stringify(stretch)}}` : state;
}

export function decodePoint(text: string): {
	state: LocationState;
	stretch: Stretch | undefined;
} {
	const { stretch, ...encoded } = JSON.parse(text) as EncodedState & { stretch?: Stretch };
	return { state: reviveState(encoded), stretch };
}

/** Whether the text of a point holds a state, given as text of `encodeState`, whatever its stretch. */
export function holdsState(point: string, state: string): boolean {
	return point === state || point.startsWith(beforeStretch(state));
}

function beforeStretch(state: string): string {
	return `${state.slice(0, -1)},"stretch":`;
}

export function openHead({ position, state: text, since }: FoldHead): OpenHead {
	const { state, stretch } = decodePoint(text);
	return { position, state, since, stretch: since === 0 ? emptyStretch() : stretch };
}

export function closeHead({ position, state, since, stretch }: OpenHead): FoldHead {
	return {
		position,
		state: encodePoint(encodeState(state), since === 0 ? undefined : stretch),
		since
	};
}

/** The checkpoint that stands where a head is now. */
export function pointOf({ position, state, stretch }: OpenHead): FoldPoint {
	return { position, state: encodePoint(encodeState(state), stretch) };
}

/** Behind a checkpoint. */
export function restart(head: OpenHead): OpenHead {
	return { ...head, since: 0, stretch: emptyStretch() };
}
