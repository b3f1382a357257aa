/**
 * Where an entry stands in the fold (D9): `observedAt`, `deviceSeq` and id in one text of fixed width,
 * so that every store and both ends compare it bytewise. An undated entry (D12) stands before every dated one.
 */
export type Position = string;

/** Before every entry. */
export const FIRST_POSITION: Position = '';

const UNDATED = '!';

export function toPosition(observedAt: string | null, deviceSeq: number, id: string): Position {
	return `${observedAt ?? UNDATED}${deviceSeq.toString(36).padStart(11, '0')}${id}`;
}
