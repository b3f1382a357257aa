import type { RecordInput } from '$lib/client/client-types.ts';
import type { LocationView } from '$lib/client/view-types.ts';
import type { OpenForm } from './form-kind.ts';

/** What each card gets, and what it can set going. */
export type CardProps = {
	view: LocationView;
	/** Who reads it. */
	personId: string | null;
	now: number;
	/** False: it is shown, but not for this person to answer. */
	mayAnswer: boolean;
	onrecord: (input: RecordInput) => void;
	/** `said`: what the strip says of it, where who taps takes nothing back. */
	onundo: (entryId: string, why?: string, said?: string) => void;
	/** Where what was taken out can be brought back. */
	onrestore?: (voidId: string) => void;
	onopen: (form: OpenForm) => void;
	onconfirm: () => void;
};
