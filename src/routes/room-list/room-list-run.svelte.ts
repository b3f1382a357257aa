import type { Client } from '$lib/client/client-types.ts';
import { editInPieces } from '$lib/client/edit-in-pieces.ts';
import type { LocationView, Refusal } from '$lib/client/view-types.ts';
import { amsterdamInstant } from '$lib/domain/import/amsterdam.ts';
import { planRooms } from '$lib/domain/room-list/plan-rooms.ts';
import type { RoomList } from '$lib/domain/room-list/room-list.ts';
import type { RoomListRequest } from '$lib/domain/room-list/room-request.ts';
import { sumRooms } from '$lib/domain/room-list/sum-rooms.ts';

type Props = () => {
	client: Pick<Client, 'edit'>;
	list: RoomList;
	day: string;
	view: LocationView | undefined;
	source: 'site' | 'import';
};

/** One list of rooms, from the question which numbers stand to what was stored. Nothing is written before `apply`. */
export function createRoomListRun(props: Props) {
	let chosen = $state<'rooms' | 'site' | null>(null);
	let refusal = $state.raw<Refusal | undefined>();
	let stored = $state<number | undefined>();
	let isBusy = $state(false);

	const target = $derived(toTarget(props().view));
	/** Where people are counted per room already, or the list counts nobody, there is nothing to choose. */
	const stands = $derived.by(() => {
		if (target?.location.detail === 'units') return 'rooms';
		return props().list.isCounted ? chosen : 'site';
	});
	const sum = $derived(target && sumRooms({ list: props().list, target }));
	const request = $derived.by((): RoomListRequest | undefined => {
		const { list, day, source } = props();
		if (!target || !stands) return undefined;
		return { list, target, stands, source, ...toMoment(day) };
	});
	const plan = $derived(request && planRooms(request));

	async function apply(): Promise<void> {
		if (!plan || isBusy) return;
		isBusy = true;
		try {
			// The plan of what a refusal leaves undone goes on from there; once all is stored it is empty.
			const { length } = plan;
			const outcome = await editInPieces(props().client.edit, plan);
			refusal = outcome.ok ? undefined : outcome;
			if (outcome.ok) stored = length;
		} finally {
			isBusy = false;
		}
	}

	return {
		get stands() {
			return stands;
		},
		set stands(next) {
			chosen = next;
		},
		get sum() {
			return sum;
		},
		/** What the list says stands already. */
		get isDone() {
			return plan?.length === 0;
		},
		get stored() {
			return stored;
		},
		get refusal() {
			return refusal;
		},
		get isBusy() {
			return isBusy;
		},
		apply
	};
}

function toTarget(view: LocationView | undefined): RoomListRequest['target'] | undefined {
	if (!view) return undefined;
	const { id, detail, figures, fieldWriter, units } = view;
	return { location: { id, detail, note: view.location.note }, fieldWriter, figures, units };
}

/** The earliest moment that the day can mean, so that what was counted that day is newer. */
function toMoment(day: string): { observedAt?: string } {
	const observedAt = day && amsterdamInstant(day, { hours: 0, minutes: 0, seconds: 0 });
	return observedAt ? { observedAt } : {};
}
