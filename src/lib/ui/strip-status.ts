import type { ResolvedPathname } from '$app/types';

/** What the strip on top says about sending (S17); computed from queue and results, never guessed. */
export type StripStatus = {
	/** The last ping was answered; null = not tried yet. */
	connected: boolean | null;
	/** Edits that are on this device only. */
	waiting: number;
	/** Edits of other people that are on this device only (S20); null = it cannot be read. */
	othersWaiting: number | null;
	/** When the RCVS last received something of this person, in words; null = never. */
	lastReceipt: string | null;
	/** When the figures were fetched, in words; null = never, undefined = not read yet. */
	pulled: string | null | undefined;
	/** Where to sign in when sending needs it. */
	signIn: ResolvedPathname | null;
	/** What waits for a person, and where. */
	check: { count: number; href: ResolvedPathname } | null;
};
