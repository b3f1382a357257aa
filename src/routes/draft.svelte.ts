import type { Client } from '$lib/client/client-types.ts';

export type FormDraft<T> = {
	readonly value: T;
	/** What stood there when the page ended, and when it was typed. */
	readonly offered: { at: number; value: T } | undefined;
	change(part: Partial<T>): void;
	look(): Promise<void>;
	goOn(): void;
	/** Saved, or begun anew. */
	clear(): void;
};

type Kept<T> = {
	client: Pick<Client, 'drafts'>;
	place: string;
	/** What is worth keeping, and may be. */
	isKept: (value: T) => boolean;
};

/**
 * What is typed in a form: it stands again when the form is opened again, and is offered there when the page ended
 * meanwhile. `place` changes when the form of the value does.
 */
export function createDraft<T extends object>(empty: T, of: () => Kept<T>): FormDraft<T> {
	let value = $state.raw(empty);
	let offered = $state.raw<FormDraft<T>['offered']>();

	function change(part: Partial<T>): void {
		value = { ...value, ...part };
		const { client, place, isKept } = of();
		void (isKept(value) ? client.drafts.keep(place, value) : client.drafts.drop(place));
	}

	async function look(): Promise<void> {
		const { client, place, isKept } = of();
		const draft = value === empty ? await client.drafts.read(place) : undefined;
		const typed = { ...empty, ...(draft?.value as Partial<T>) };
		offered = draft && isKept(typed) ? { at: draft.at, value: typed } : undefined;
	}

	function goOn(): void {
		value = offered?.value ?? empty;
		offered = undefined;
	}

	function clear(): void {
		offered = undefined;
		value = empty;
		const { client, place } = of();
		void client.drafts.drop(place);
	}

	return {
		get value() {
			return value;
		},
		get offered() {
			return offered;
		},
		change,
		look,
		goOn,
		clear
	};
}
