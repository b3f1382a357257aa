import type { RecordInput } from '$lib/client/client-types.ts';
import type { RecentEntry } from '$lib/client/view-types.ts';
import type { EntryContent, RecordedEntry } from '$lib/domain/schema/entry.ts';
import { OUT_OF_SERVICE_WORDS, SNIJVERLIES_WORDS } from '$lib/ui/domain-words.ts';
import { m } from '$messages/messages';

/** One number of an entry that can be put right. */
export type CorrectableNumber = { key: string; label: string; n: number; min: number };

/** What somebody changed of an entry; the rest stands (D13). */
export type Changes = {
	numbers: Record<string, number>;
	/** null = not changed. */
	observedAt: string | null;
	unitId: string | null;
};

export const NO_CHANGES: Changes = { numbers: {}, observedAt: null, unitId: null };

const ONE = 'n';

/** The numbers that an entry states, by what they are of; of a confirm and a switch of detail none. */
export function numbersOf(content: EntryContent): CorrectableNumber[] {
	switch (content.kind) {
		case 'recount':
		case 'setRealised':
			return [{ key: ONE, label: m.day_correct(), n: content.n, min: 0 }];
		case 'arrive':
		case 'depart':
		case 'move':
		case 'bedsOut':
		case 'bedsBack':
			return [{ key: ONE, label: m.day_correct(), n: content.n, min: 1 }];
		case 'declareOutOfService':
			return Object.entries(content.byReason).map(([reason, { n }]) => ({
				key: reason,
				label: OUT_OF_SERVICE_WORDS[reason as keyof typeof OUT_OF_SERVICE_WORDS](),
				n,
				min: 0
			}));
		case 'declareSnijverlies':
			return Object.entries(content.byReason).map(([reason, n]) => ({
				key: reason,
				label: SNIJVERLIES_WORDS[reason as keyof typeof SNIJVERLIES_WORDS](),
				n,
				min: 0
			}));
		default:
			return [];
	}
}

/** Whether a correction with content can be recorded: a switch of detail is only taken back as a whole. */
export function isCorrectable(
	content: EntryContent
): content is Exclude<RecordedEntry, { kind: 'void' }> {
	return content.kind !== 'setDetail' && content.kind !== 'void';
}

/** Whether it can be of another room: what is of the whole house is not. */
export function takesRoom({ kind }: EntryContent): boolean {
	return kind !== 'setDetail' && kind !== 'void' && kind !== 'confirm';
}

/** Whether anything but the reason was changed. */
export function isChanged(
	{ entry }: RecentEntry,
	{ numbers, observedAt, unitId }: Changes
): boolean {
	const isOther = numbersOf(entry).some(({ key, n }) => (numbers[key] ?? n) !== n);
	return isOther || observedAt !== null || unitId !== null;
}

/** The one number that is changed, where nothing else is. */
export function onlyNumber(of: RecentEntry, changes: Changes): number | undefined {
	const numbers = numbersOf(of.entry);
	const isAlone = numbers.length === 1 && !changes.observedAt && !changes.unitId;
	return isAlone ? changes.numbers[ONE] : undefined;
}

/** What the correction states: everything as it stands now, but what was changed. */
export function toCorrection(of: RecentEntry, changes: Changes): RecordInput | undefined {
	const content = of.standing?.entry ?? of.entry;
	if (!isCorrectable(content)) return undefined;
	const observedAt = changes.observedAt ?? of.standing?.observedAt;
	const unitId = changes.unitId ?? of.standing?.unitId;
	return {
		entry: withNumbers(content, changes.numbers),
		...(observedAt && { observedAt }),
		...(unitId && { unitId }),
		corrects: of.id
	};
}

function withNumbers(content: RecordedEntry, numbers: Changes['numbers']): RecordedEntry {
	switch (content.kind) {
		case 'declareOutOfService':
			return {
				...content,
				byReason: Object.fromEntries(
					Object.entries(content.byReason).map(([reason, part]) => [
						reason,
						withPlaces(part, numbers[reason] ?? part.n)
					])
				)
			};
		case 'declareSnijverlies':
			return { ...content, byReason: { ...content.byReason, ...numbers } };
		default:
			return 'n' in content ? { ...content, n: numbers[ONE] ?? content.n } : content;
	}
}

/** Beds that are back are expected on no day. */
function withPlaces<Part extends { n: number }>(part: Part, n: number): Part | { n: number } {
	return n === 0 ? { n } : { ...part, n };
}
