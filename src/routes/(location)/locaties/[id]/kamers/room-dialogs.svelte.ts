import { tick } from 'svelte';
import { FIGURE_ID } from '../../../../day/figure-id.ts';
import type { OpenForm } from '../../../../day/form-kind.ts';
import { roomTileId } from './room-tile-id.ts';

/** One at a time; nothing: all is closed. */
type Opened = {
	roomId?: string;
	/** Of the room that is changed. */
	editId?: string;
	form?: OpenForm;
	/** Who left has to be told of a room. */
	isLeft?: boolean;
};

const NOTHING: Opened = {};

export type RoomDialogs = ReturnType<typeof createRoomDialogs>;

/** What lies open over the board, and where the focus goes when all is closed again. */
export function createRoomDialogs(onopen: () => void) {
	let opened = $state.raw(NOTHING);
	/** '' = no tile opened it, and the dialog gives the focus back. */
	let lastId = '';

	function open(next: Opened, tileId: string): void {
		onopen();
		lastId = tileId;
		opened = next;
	}

	async function close(): Promise<void> {
		if (opened === NOTHING) return;
		opened = NOTHING;
		await tick();
		focusLast();
	}

	/** What a dialog was opened from may be gone with what was saved. */
	function focusLast(): void {
		const tile = lastId && document.getElementById(roomTileId(lastId));
		if (tile) tile.focus();
		else if (document.activeElement === document.body)
			document.getElementById(FIGURE_ID)?.focus({ preventScroll: true });
	}

	return {
		get opened() {
			return opened;
		},
		openRoom: (roomId: string) => open({ roomId }, roomId),
		/** From the dialog of a room: its tile stays the one that opened it. */
		openForm: (form: OpenForm) => open({ form }, lastId),
		openEdit: () => open(opened.roomId ? { editId: opened.roomId } : NOTHING, lastId),
		/** From elsewhere on the page. */
		openFromCard: (form: OpenForm) => open({ form }, ''),
		openLeft: () => open({ isLeft: true }, ''),
		close,
		focusLast
	};
}
