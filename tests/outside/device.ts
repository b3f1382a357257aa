import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createClient, type DeviceClient } from '../../src/lib/client/client.ts';
import { openPersonDatabase, type PersonDatabase } from '../../src/lib/client/database.ts';
import { DEMO_PASSWORD } from '../support/e2e/demo-server.ts';
import type { Random } from '../support/wire/seeded-random.ts';
import { createDeviceFetch } from './device-fetch.ts';
import { createOpenStream } from './device-stream.ts';
import { createHistory, type DeviceHistory } from './history.ts';
import { createOutsideDeps } from './outside-deps.ts';
import { watchOwnEdits } from './watch-own-edits.ts';

/** How much faster than on a tablet a device waits, so that a drill of minutes holds the faults of hours. */
const HASTE = 10;

/** A tablet in the hands of one person: the product's client on storage that outlives it. */
export type OutsideDevice = {
	history: DeviceHistory;
	readonly client: DeviceClient;
	/** A look into the data, as another tab would have. */
	db: PersonDatabase;
	cookie(): string;
	/** Ends the client where it stands and opens it anew on the same storage. */
	restart(): Promise<void>;
	/** Its clock from now on, against the true one. */
	setSkew(ms: number): void;
	close(): void;
};

type Owner = { name: string; email: string };

export async function openDevice(
	origin: string,
	{ name, email }: Owner,
	random: Random,
	haste = HASTE
): Promise<OutsideDevice> {
	const history = createHistory(name);
	const line = createDeviceFetch(origin, history);
	const dexie = { indexedDB: new IDBFactory(), IDBKeyRange };
	let skewMs = 0;
	const deps = createOutsideDeps({
		...{ dexie, haste, fetch: line.fetch },
		clock: () => Date.now() + skewMs,
		newId: () => crypto.randomUUID(),
		random: random.next,
		openStream: createOpenStream(origin, line.cookie, 1000 / haste),
		report: (error) => void history.errors.push(String((error as Error).stack ?? error))
	});

	let client = createClient(deps);
	await client.start();
	const signedIn = await client.session.signIn(email, DEMO_PASSWORD);
	if (!signedIn.ok) throw new Error(`${email}: ${signedIn.code}`);
	await client.syncNow();
	history.personId = signedIn.personId;
	const db = openPersonDatabase(signedIn.personId, dexie);
	const watch = watchOwnEdits(db, history);

	async function restart(): Promise<void> {
		client.close();
		client = createClient(deps);
		await client.start();
	}

	function close(): void {
		watch.stop();
		client.close();
		db.close();
	}

	return {
		history,
		get client() {
			return client;
		},
		db,
		cookie: line.cookie,
		restart,
		setSkew: (ms) => void (skewMs = ms),
		close
	};
}
