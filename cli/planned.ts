import type { Intent } from './push-all.ts';

/** What a file would change, and how it was read. */
export type Planned = {
	preview: string;
	/** What has to be answered before anything is written; null: nothing. */
	asked: string | null;
	changes: PlannedChange[];
};

/** `where` says in the words of the file what it comes from. */
export type PlannedChange = { where: string; intent: Intent };
