import type { CorrectedClock } from './clock.ts';
import type { Draft, Drafts } from './client-types.ts';
import type { PersonDatabase } from './database.ts';
import type { StorageGuard } from './storage-guard.ts';

const KEPT_MS = 24 * 60 * 60_000;
/** Keys of `meta`, in which only what is one of a kind is named without it. */
const PREFIX = 'draft ';

export type DraftsDeps = {
	db: PersonDatabase;
	clock: Pick<CorrectedClock, 'now'>;
	guard: Pick<StorageGuard, 'run'>;
	/** Takes a failure: none of it stops who is typing. */
	broke: (error: unknown) => void;
};

/**
 * What is typed and not saved, for when the system ends the page: a tablet does so without a word. It is on this
 * device, in the person's own data, and never sent. Each keystroke is kept as soon as the one before it is, so that
 * nothing has to be done when the page ends.
 */
export function createDrafts({ db, clock, guard, broke }: DraftsDeps): Drafts {
	const waiting = new Map<string, Draft | undefined>();
	let writing: Promise<void> | undefined;

	async function put(place: string, draft: Draft | undefined): Promise<void> {
		waiting.set(PREFIX + place, draft);
		writing ??= writeAll().finally(() => (writing = undefined));
		return writing;
	}

	async function writeAll(): Promise<void> {
		while (waiting.size > 0) {
			const drafts = [...waiting];
			waiting.clear();
			await guard.run(() => write(db, drafts)).catch(broke);
		}
	}

	async function read(place: string): Promise<Draft | undefined> {
		await writing;
		try {
			return await guard.run(() => readFresh(db, PREFIX + place, clock.now()));
		} catch (error) {
			broke(error);
			return undefined;
		}
	}

	async function dropAll(): Promise<void> {
		waiting.clear();
		await writing;
		await guard.run(() => db.meta.where('key').startsWith(PREFIX).delete()).catch(broke);
	}

	return {
		read,
		dropAll,
		keep: (place, value) => put(place, { at: clock.now(), value }),
		drop: (place) => put(place, undefined)
	};
}

function write(db: PersonDatabase, drafts: [key: string, draft: Draft | undefined][]) {
	return db.transaction('rw', db.meta, async () => {
		for (const [key, value] of drafts)
			await (value ? db.meta.put({ key, value }) : db.meta.delete(key));
	});
}

/** Everything that is too old goes, whichever form is asked for: a count of yesterday is none of today. */
function readFresh(db: PersonDatabase, asked: string, now: number): Promise<Draft | undefined> {
	return db.transaction('rw', db.meta, async () => {
		const rows = await db.meta.where('key').startsWith(PREFIX).toArray();
		const isOld = (value: unknown) => Math.abs(now - (value as Draft).at) >= KEPT_MS;
		await db.meta.bulkDelete(rows.filter(({ value }) => isOld(value)).map(({ key }) => key));
		return rows.find(({ key, value }) => key === asked && !isOld(value))?.value as
			Draft | undefined;
	});
}
