import type { RecordInput } from '$lib/client/client-types.ts';
import type { RecordedEntry } from '$lib/domain/schema/entry.ts';
import type { SeenWhen } from '$lib/ui/seen-when.ts';

/** The entry of a filled in form, in a unit where one was chosen, set back where that was asked. */
export function toInput(entry: RecordedEntry, unitId: string, seen: SeenWhen): RecordInput {
	return {
		entry,
		...(unitId === '' ? {} : { unitId }),
		...(seen.at === null ? {} : { observedAt: seen.at })
	};
}

export type FormError = { id: string; message: string };

export function errorOf(errors: FormError[], id: string): string | null {
	return errors.find((error) => error.id === id)?.message ?? null;
}
