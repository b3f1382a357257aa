export type Profile = {
	id: string;
	name: string;
	email: string;
	lastUsed: string;
	signedOut: boolean;
};

export type PersonOnDevice = Profile & {
	isCurrent: boolean;
	/** Edits of this person that are on this device only (S20); null = their data do not open. */
	queued: number | null;
};

export type MoveCodeOutcome =
	| { ok: true; code: string; expiresAt: string }
	| { ok: false; code: 'sign-in' | 'rate' | 'offline' | 'server' };

export type SignInOutcome =
	| { ok: true; personId: string }
	| {
			ok: false;
			code: 'wrong' | 'rate' | 'offline' | 'server';
			/** Whole seconds to wait. */
			retryAfter?: number;
	  };

export type SignOutOutcome =
	| { ok: true }
	/** Null = it cannot be read whether anything is. */
	| { ok: false; code: 'unsent'; queued: number | null };
