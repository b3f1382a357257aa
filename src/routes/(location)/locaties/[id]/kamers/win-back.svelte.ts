import type { Client, MutationDraft } from '$lib/client/client-types.ts';
import type { LocationView, Refusal, TogetherOutcome } from '$lib/client/view-types.ts';
import { proposeMoves } from '$lib/domain/proposals/propose-moves.ts';
import type { Proposal } from '$lib/domain/proposals/to-proposals.ts';
import { type PutOff, readPutOff, stillPutOff, writePutOff } from './put-off.ts';

export type WinBack = {
	readonly proposals: Proposal[];
	/** Rooms whose people do not move now. */
	readonly putOff: number;
	readonly isUndone: boolean;
	readonly refusal: Refusal | undefined;
	/** The moves as they are on this device, to be taken back together; undefined: they are not. */
	carryOut(proposal: Proposal): Promise<string[] | undefined>;
	takeBack(uuids: string[]): Promise<void>;
	notNow(proposal: Proposal): void;
	lookAgain(): void;
};

type Props = () => { client: Pick<Client, 'edit'>; view: LocationView };

/** What is proposed for one location, looked for when its rooms have been painted: a large house takes a moment. */
export function createWinBack(props: Props): WinBack {
	let proposals = $state.raw<Proposal[]>([]);
	let putOff = $state.raw<PutOff>(readPutOff(props().view.id));
	let isUndone = $state(false);
	let refusal = $state.raw<Refusal | undefined>();
	const entering = new Set<Proposal>();
	const kept = $derived(stillPutOff(putOff, props().view.units));

	$effect(() => {
		const [view, stay] = [props().view, new Set(kept.keys())];
		const timer = setTimeout(() => (proposals = propose(view, stay)));
		return () => clearTimeout(timer);
	});

	function choose(next: PutOff): void {
		putOff = next;
		writePutOff(props().view.id, next);
	}

	async function told(storing: Promise<TogetherOutcome>): Promise<string[] | undefined> {
		refusal = undefined;
		const outcome = await storing;
		if (!outcome.ok) refusal = outcome;
		return outcome.ok ? outcome.uuids : undefined;
	}

	/** A second tap on the same is the same tap; another one has no room in common with it, and goes beside it. */
	async function enterOnce(proposal: Proposal): Promise<string[] | undefined> {
		if (entering.has(proposal)) return undefined;
		entering.add(proposal);
		try {
			return await told(props().client.edit.together(toMoves(proposal, props().view.id)));
		} finally {
			entering.delete(proposal);
		}
	}

	return {
		get proposals() {
			return proposals;
		},
		get putOff() {
			return kept.size;
		},
		get isUndone() {
			return isUndone;
		},
		get refusal() {
			return refusal;
		},
		async carryOut(proposal) {
			isUndone = false;
			// It is entered as it was shown; a room that changed since is not what was meant.
			const uuids = await enterOnce(proposal);
			if (!uuids) return undefined;
			// What was proposed is gone before the next search is over.
			proposals = proposals.filter((other) => other !== proposal);
			return uuids;
		},
		async takeBack(uuids) {
			isUndone = Boolean(await told(props().client.edit.undoTogether(uuids)));
		},
		notNow({ moves }) {
			choose(new Map([...kept, ...moves.map(({ fromId, people }) => [fromId, people] as const)]));
		},
		lookAgain: () => choose(new Map())
	};
}

function propose({ detail, units, cards }: LocationView, stay: Set<string>): Proposal[] {
	if (detail !== 'units') return [];
	const doubted = new Set(cards.flatMap((card) => ('place' in card ? [card.place] : [])));
	return proposeMoves(units, { stay, doubted });
}

function toMoves({ moves }: Proposal, locationId: string): MutationDraft[] {
	return moves.map(({ fromId, toId, people }) => ({
		name: 'occupancy.record',
		args: { locationId, unitId: fromId, entry: { kind: 'move', n: people, toUnitId: toId } }
	}));
}
