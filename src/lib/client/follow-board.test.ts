import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	ANNA,
	BERT,
	OTHER_SITE,
	SITE,
	type SignedIn,
	startSignedIn
} from '../../../tests/support/client/signed-in.ts';
import type { SyncServer } from '../../../tests/support/sync/sync-server.ts';
import { followBoard } from './follow-board.ts';
import type { LocationSummary } from './view-types.ts';

let server: SyncServer;
let anna: SignedIn;
let shown: ReadonlyMap<string, LocationSummary>[];
let board: { stop(): void };
let reads: number;

beforeEach(async () => {
	({ server, anna } = await startSignedIn());
	shown = [];
	reads = 0;
	const source = anna.client.views.board();
	board = followBoard(
		{ ...source, all: () => ((reads += 1), source.all()) },
		(locations) => shown.push(locations),
		(error) => {
			throw error;
		}
	);
	await expect.poll(() => shown).toHaveLength(1);
});

afterEach(() => {
	board.stop();
});

const occupied = (id: string) => shown.at(-1)!.get(id)?.figures.occupied;

describe('the board', () => {
	it('reads everything once and then only what changed', async () => {
		const before = shown[0]!.get(OTHER_SITE);
		await server.device(BERT).send('occupancy.record', {
			locationId: SITE,
			entry: { kind: 'arrive', n: 4 }
		});
		await anna.client.syncNow();
		await expect.poll(() => occupied(SITE)).toBe(4);
		await anna.client.edit.record(SITE, { entry: { kind: 'arrive', n: 1 } });
		await expect.poll(() => occupied(SITE)).toBe(5);
		expect(shown.at(-1)!.get(OTHER_SITE)).toBe(before);
		expect(reads).toBe(1);
	});

	it('loses a location that is no longer in scope', async () => {
		anna.network.signInAs({ ...ANNA, locations: [SITE] });
		await anna.client.syncNow();
		await expect.poll(() => [...shown.at(-1)!.keys()]).toEqual([SITE]);
	});

	it('shows nothing more once stopped', async () => {
		board.stop();
		const { length } = shown;
		await anna.client.edit.record(SITE, { entry: { kind: 'arrive', n: 1 } });
		await anna.client.views.locations().read();
		expect(shown).toHaveLength(length);
	});
});
