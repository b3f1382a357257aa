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
	/** This and the next: null = not changed. */
	observedAt: string | null;
	/** '' = of who has no room yet (D5). */
	unitId: string | null;
	/** Of a move: where to, likewise. */
	toUnitId: string | null;
};

export const NO_CHANGES: Changes = {
	numbers: {},
	observedAt: null,
	unitId: null,
	toUnitId: null
};

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

/** Whether it can be of who has no room yet (D5). Without a moment it cannot be entered anew. */
export function takesRest({ entry: { kind }, observedAt }: RecentEntry): boolean {
	return observedAt !== null && (kind === 'arrive' || kind === 'depart' || kind === 'move');
}

/** Whether anything but the reason was changed. */
export function isChanged({ entry }: RecentEntry, changes: Changes): boolean {
	const { numbers, observedAt } = changes;
	const isOther = numbersOf(entry).some(({ key, n }) => (numbers[key] ?? n) !== n);
	return isOther || observedAt !== null || isPlaced(changes);
}

function isPlaced({ unitId, toUnitId }: Changes): boolean {
	return unitId !== null || toUnitId !== null;
}

/** The one number that is changed, where nothing else is. */
export function onlyNumber(of: RecentEntry, changes: Changes): number | undefined {
	const numbers = numbersOf(of.entry);
	const isAlone = numbers.length === 1 && !changes.observedAt && !isPlaced(changes);
	return isAlone ? changes.numbers[ONE] : undefined;
}

/**
 * What is recorded for it: the correction, which states everything as it stands now, but what was changed. One that states
 * no room means the room of its original (D13); so where that has one and there is to be none, the original is taken out
 * and entered anew.
 */
export function toCorrections(of: RecentEntry, changes: Changes): RecordInput[] {
	const content = of.standing?.entry ?? of.entry;
	if (!isCorrectable(content)) return [];
	const entry = withRoomTo(withNumbers(content, changes.numbers), changes.toUnitId);
	const observedAt = changes.observedAt ?? of.standing?.observedAt;
	const unitId = changes.unitId ?? of.standing?.unitId;
	const seenAt = observedAt ?? of.observedAt;
	if (unitId === '' && of.unitId !== null && seenAt)
		return [
			{ entry: { kind: 'void' }, corrects: of.id },
			{ entry, observedAt: seenAt }
		];
	return [{ entry, ...(observedAt && { observedAt }), ...(unitId && { unitId }), corrects: of.id }];
}

function withRoomTo(content: RecordedEntry, toUnitId: string | null): RecordedEntry {
	if (content.kind !== 'move' || toUnitId === null) return content;
	const { toUnitId: _was, ...move } = content;
	return toUnitId === '' ? move : { ...move, toUnitId };
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
