import type { AuditRecord } from '../store/records.ts';
import type { Reader } from '../store/store.ts';
import { chainAudit } from './audit.ts';

/** The chain of what belongs to no one region: accounts, rights, and the regions themselves. */
export const SYSTEM_CHAIN = 'system';

export type SystemFact = {
	/** ISO. */
	at: string;
	action: string;
	/** Whose account, or which region. */
	object: string;
	/** What it became; never a password. */
	payload: Record<string, unknown>;
};

/** Whoever may run the command line is the system's administrator; it knows no more of him than that. */
const ACTOR = 'administrator';
const ORIGIN = 'command-line';

/** The next link of the system's chain, for the transaction that makes the change. */
export async function chainSystemFact(
	reader: Pick<Reader, 'lastAudit'>,
	{ at, action, object, payload }: SystemFact
): Promise<AuditRecord[]> {
	const fact = { at, actor: ACTOR, action, object, outcome: 'applied', origin: ORIGIN };
	return chainAudit(SYSTEM_CHAIN, await reader.lastAudit(SYSTEM_CHAIN), [
		{ ...fact, payload: JSON.stringify(payload) }
	]);
}
