import type { Figures } from '../../../src/lib/domain/schema/figures.ts';
import type { Mutation } from '../../../src/lib/domain/schema/mutation.ts';
import { MAX_BATCH, type PushResponse } from '../../../src/lib/sync/messages.ts';
import { readRows } from '../../support/cli/read-database.ts';
import { BY_TELEPHONE } from '../../support/wire/people.ts';
import { runBeside } from '../../support/wire/run-beside.ts';
import { createRandom } from '../../support/wire/seeded-random.ts';
import { okBody, type WireClient } from '../../support/wire/wire-client.ts';
import { expect, test } from '../../support/wire/wire-test.ts';

const EDITS = 10_000;
const KILLS = 5;
/** Longer than a batch takes, so that some kills come before, some during and some after its commit. */
const WITHIN_MS = 60;

type Sites = Map<string, number>;

async function occupiedPerSite(client: WireClient): Promise<Sites> {
	const { rows } = await client.pullAll();
	return new Map(
		rows.flatMap(({ type, id, row }) =>
			type === 'location' ? [[id, (row!.figures as Figures).occupied]] : []
		)
	);
}

test('10,000 edits come through five kills of the server, each exactly once (S2, S3)', async ({
	server,
	device
}) => {
	test.setTimeout(180_000);
	const random = createRandom(20_261_122);
	const tablet = device('rcvs');
	const before = await occupiedPerSite(tablet);
	const ids = [...before.keys()];
	const expected = new Map(before);
	const queue: Mutation[] = [];
	for (let n = 0; n < EDITS; n++) {
		const locationId = random.pick(ids);
		const people = 1 + random.below(3);
		expected.set(locationId, expected.get(locationId)! + people);
		const args = { locationId, entry: { kind: 'arrive', n: people }, ...BY_TELEPHONE };
		queue.push(tablet.toMutation({ name: 'occupancy.record', args }));
	}
	const batches = Array.from({ length: EDITS / MAX_BATCH }, (_, at) =>
		queue.slice(at * MAX_BATCH, (at + 1) * MAX_BATCH)
	);
	const killAt = new Set<number>();
	while (killAt.size < KILLS) killAt.add(random.below(batches.length));

	let answered = 0;
	for (const [at, batch] of batches.entries()) {
		if (killAt.has(at)) {
			const sending = tablet.sendPush(tablet.toRequest(batch)).then(
				() => 'answered',
				() => 'cut off'
			);
			await delay(random.below(WITHIN_MS));
			await server.kill();
			await sending;
			await server.start();
		}
		const { results, stop } = okBody<PushResponse>(await tablet.sendPush(tablet.toRequest(batch)));
		expect(stop).toBeUndefined();
		answered += results.filter(({ status }) => status === 'applied').length;
	}

	expect(answered).toBe(EDITS);
	const uuids = new Set(queue.map(({ uuid }) => uuid));
	const stored = readRows(server.dataDir, 'select id from entry').map(({ id }) => String(id));
	expect(stored.filter((id) => uuids.has(id))).toHaveLength(EDITS);
	const links = readRows(
		server.dataDir,
		'select json_extract(payload, ?) as uuid from audit_payload',
		'$.uuid'
	);
	expect(links.filter(({ uuid }) => uuids.has(String(uuid)))).toHaveLength(EDITS);
	expect(await occupiedPerSite(device('coordinator'))).toEqual(expected);
	expect(await runBeside(server.dataDir, ['audit', 'verify'])).toMatch(/VR04 +whole/);
	expect(await runBeside(server.dataDir, ['doctor'])).toMatch(/ok +integrity +whole/);
});

/** The moment of the kill is what this test is about; nothing waits for it to be right. */
function delay(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
