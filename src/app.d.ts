import type { Locals as ServerLocals } from './lib/server/locals.ts';

declare global {
	namespace App {
		// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the framework merges interfaces
		interface Locals extends ServerLocals {}

		interface Error {
			message: string;
			/** Number of the log line that says what happened. */
			incident?: string;
		}

		interface PageState {
			/** Whom one speaks to on the telephone; '' where no name was given yet. */
			spokenWith?: string;
		}
	}
}
