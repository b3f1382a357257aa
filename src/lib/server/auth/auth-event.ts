import type { Session } from './sessions.ts';

/** What is needed of a request under /api/auth. */
export type AuthEvent = {
	request: Request;
	url: URL;
	locals: { session: Session | null };
	getClientAddress(): string;
};
