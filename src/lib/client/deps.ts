import type { DexieOptions } from 'dexie';
import type { MutationName } from '../domain/schema/mutation.ts';

/** Runs something later, once. */
export type Timers = { set(run: () => void, ms: number): unknown; clear(timer: unknown): void };

/** The part of Web Locks that a sync run takes (S19). */
export type Locks = {
	request<T>(
		name: string,
		options: { ifAvailable: true },
		run: (lock: unknown) => Promise<T>
	): Promise<T>;
};

/** The part of localStorage that is read before any database is open. */
export type LocalStore = {
	getItem(key: string): string | null;
	setItem(key: string, value: string): void;
	removeItem(key: string): void;
};

/** What the page tells: whether it is seen, and moments at which to try again (S18). */
export type PageSignals = {
	isVisible(): boolean;
	/** `resume` = seen or thawed again, `online` = the system says so, `hidden`, `frozen` = about to be. */
	listen(tell: (signal: 'resume' | 'online' | 'hidden' | 'frozen') => void): () => void;
};

/** The part of EventSource that is used. */
export type StreamHandle = { isClosed(): boolean; isOpen(): boolean; close(): void };
export type OpenStream = (
	url: string,
	on: { message(data: string): void; change(): void }
) => StreamHandle;

/** Everything outside: a test passes its own, the browser's are in browser.ts. */
export type ClientDeps = {
	/** `indexedDB` and `IDBKeyRange` where there are none. */
	dexie: DexieOptions;
	fetch: (path: string, init: RequestInit) => Promise<Response>;
	/** ms since 1970 by this device. */
	clock: () => number;
	/** `name` = of the mutation whose uuid it becomes. */
	newId: (name?: MutationName) => string;
	/** 0 ≤ n < 1 */
	random: () => number;
	timers: Timers;
	local: LocalStore;
	page: PageSignals;
	/** Hex. */
	sha256: (text: string) => Promise<string>;
	version: string;
	/** Takes a failure that nobody waits for. */
	report: (error: unknown) => void;
	locks?: Locks;
	gzip?: (text: string) => Promise<Uint8Array<ArrayBuffer>>;
	openStream?: OpenStream;
	storage?: { persist(): Promise<boolean>; persisted(): Promise<boolean> };
	/** Runs something when what stands on the screen now is drawn. */
	afterPaint?: (run: () => void) => void;
	/** Called between any two steps; a test throws from it to crash there. */
	onCrashPoint?: (name: string) => void;
};
