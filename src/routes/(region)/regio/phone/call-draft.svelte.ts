import type { Client } from '$lib/client/client-types.ts';
import type { LocationView } from '$lib/client/view-types.ts';
import { createDraft } from '../../../draft.svelte.ts';
import type { Told } from './phone-drafts.ts';

/** `at`: when it was told, in ms since 1970; `stood`: what was asked about. */
type Call = Omit<Told, 'observedAt'> & { at: number; stood: string };

/** What is told in one call about what stood when it began. */
export function createCallDraft(start: LocationView, client: Pick<Client, 'drafts' | 'now'>) {
	const { occupied, realised } = start.figures;
	const stood = [start.newestCountId, occupied, realised].join(' ');
	const openedAt = client.now();
	const draft = createDraft<Call>(
		{ spokenWith: '', people: occupied, beds: realised, at: openedAt, stood },
		() => ({ client, place: `phone ${start.id}`, isKept: isOfNow })
	);

	function isCounted({ people, beds }: Call): boolean {
		return people !== occupied || beds !== realised;
	}

	function isTyped(told: Call): boolean {
		return isCounted(told) || told.spokenWith.trim() !== '';
	}

	/** Where other numbers stand meanwhile, what was told of the ones before is no answer. */
	function isOfNow(told: Call): boolean {
		return isTyped(told) && told.stood === stood;
	}

	/** Numbers that were told before the page ended are not of now (D12). */
	function told(): Told {
		const { spokenWith, people, beds, at } = draft.value;
		const isOfBefore = at < openedAt && isCounted(draft.value);
		const seen = isOfBefore && { observedAt: new Date(at).toISOString() };
		return { spokenWith: spokenWith.trim(), people, beds, ...seen };
	}

	return {
		draft,
		get told() {
			return told();
		},
		get isCounted() {
			return isCounted(draft.value);
		},
		get isTyped() {
			return isTyped(draft.value);
		},
		count(numbers: Partial<Pick<Told, 'people' | 'beds'>>): void {
			draft.change({ ...numbers, at: client.now() });
		}
	};
}
