import type { IDBFactory } from 'fake-indexeddb';
import type { Edit, Views } from '../../../src/lib/client/client-types.ts';
import type { PersonDatabase } from '../../../src/lib/client/database.ts';
import type { SyncContext } from '../../../src/lib/client/sync-context.ts';
import type { StorageGuard } from '../../../src/lib/client/storage-guard.ts';
import type { SyncRun } from '../../../src/lib/client/sync-run.ts';
import type { Mutation } from '../../../src/lib/domain/schema/mutation.ts';
import type { PushResult } from '../../../src/lib/sync/messages.ts';
import type { Counts } from './counts.ts';
import type { FailingStorage } from './failing-storage.ts';
import type { ModelRequest, ModelServer, Snapshot } from './model-server.ts';
import type { Screen } from './screen.ts';
import type { Fault, Step } from './steps.ts';
import type { Time } from './time.ts';

/** One server, its devices, and everything outside that a schedule decides on. */
export type World = {
	time: Time;
	server: ModelServer;
	devices: Device[];
	/** Unique, and the same for the same schedule. */
	newId: () => string;
	edits: Map<string, KnownEdit>;
	/** Those of them whose bytes are of an older build (S15). */
	old: Set<string>;
	/** Requests that are still under way. */
	late: ModelRequest[];
	snapshots: Snapshot[];
	/** What was done, met and checked. */
	counts: Counts;
	/** What happened, to be read by people. */
	log: string[];
	/** Runs a step while a request of a tab is on its way. */
	meanwhile: (step: Step) => Promise<void>;
	/** What went wrong where the product catches everything, as in a request. */
	failures: unknown[];
};

/** An edit that was stored on some device, and by whom: each must end as one entry or result (I1). */
export type KnownEdit = { mutation: Mutation; personId: string };

/** A browser on a tablet: its databases, its clock, its cookie, and the people who use it. */
export type Device = {
	name: string;
	factory: IDBFactory;
	/** Its clock less the true one. */
	skewMs: number;
	/** Whose session the server sees. */
	cookie: string | null;
	local: Map<string, string>;
	profiles: Map<string, Profile>;
};

/** One person in one browser (S1). */
export type Profile = {
	device: Device;
	personId: string;
	tabs: Tab[];
	/** Tabs that were ever opened. */
	opened: number;
	/** Edits that were stored here, or in the profile that this one is a copy of. */
	holds: Set<string>;
	/** The newest answer that reached it, by edit. */
	answers: Map<string, PushResult>;
	/** Edits that got a second answer: sent again, because the first was lost on the device or by the server. */
	answeredAgain: Set<string>;
	/** Refused edits that the person dealt with. */
	acted: Set<string>;
	/** Up to where it had pulled when last looked at. */
	reached: { epoch: string; clientId: string; versions: Record<string, number> } | null;
	/** What was last found to be right, by location. */
	replayed: Map<string, string>;
	/** Something happened here since it was last checked. */
	isDirty: boolean;
};

/** The client modules of one person in one open tab. */
export type Tab = {
	profile: Profile;
	db: PersonDatabase;
	context: SyncContext;
	run: SyncRun;
	edit: Edit;
	views: Views;
	guard: StorageGuard;
	storage: FailingStorage;
	/** Up to these it was opened anew. */
	strikesAtRest: number;
	/** What its person looks at. */
	screen: Screen;
	/** What its next requests meet. */
	faults: Fault[];
	/** A reset has begun in this run, of which pages are still to come. */
	isMidReset: boolean;
	/** Crash points to pass before it dies; null = it lives. */
	crashIn: number | null;
	diedAt: string | null;
	/** Writes that the product does not wait for. */
	kept: Promise<unknown>[];
};
