import type { App } from './app.ts';
import type { Session } from './auth/sessions.ts';

/** What `handle` puts beside each request; `app` is absent only while pages are prerendered. */
export type Locals = {
	app: App;
	requestId: string;
	/** Under /api only, and never null where `createGuard` wants one. */
	session: Session | null;
	/** Number under which an unexpected error of this request stands in the log. */
	incident?: string;
	/** That error was the store's, which may be right again in a moment. */
	isStoreFault?: boolean;
};
