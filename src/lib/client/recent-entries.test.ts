import { beforeEach, describe, expect, it } from 'vitest';
import {
	BERT,
	SITE,
	type SignedIn,
	startSignedIn,
	stored
} from '../../../tests/support/client/signed-in.ts';
import type { SyncServer } from '../../../tests/support/sync/sync-server.ts';
import type { RecordInput } from './client-types.ts';

let server: SyncServer;
let anna: SignedIn;

beforeEach(async () => void ({ server, anna } = await startSignedIn()));

async function record(input: RecordInput): Promise<string> {
	server.advance(1);
	return stored(await anna.client.edit.record(SITE, input)).uuid;
}

const recent = () => anna.client.views.recentEntries(SITE).read();
const states = async () => (await recent()).map(({ state, voidable }) => [state, voidable]);

describe('what was entered lately', () => {
	it('stands newest entered first, whenever it was seen', async () => {
		const late = await record({ entry: { kind: 'arrive', n: 1 }, observedAt: server.at(-120) });
		const now = await record({ entry: { kind: 'depart', n: 1 } });
		expect((await recent()).map(({ id }) => id).slice(0, 2)).toEqual([now, late]);
		expect((await recent())[1]).toMatchObject({ isOwn: true, byName: 'anna', source: 'site' });
	});

	it('says of each whether it counts, was corrected, overtaken or taken out (D13)', async () => {
		const original = await record({ entry: { kind: 'arrive', n: 3 } });
		const first = { entry: { kind: 'arrive', n: 4 }, corrects: original, why: 'geteld' } as const;
		await record(first);
		await record({ ...first, entry: { kind: 'arrive', n: 5 } });
		expect((await states()).slice(0, 3)).toEqual([
			['correction', false],
			['overtaken', false],
			['corrected', true]
		]);
		server.advance(1);
		await anna.client.edit.undo(original);
		expect((await states()).slice(0, 4)).toEqual([
			['correction', false],
			['overtaken', false],
			['overtaken', false],
			['voided', false]
		]);
		const [undone] = await recent();
		expect(undone).toMatchObject({ entry: { kind: 'void' }, corrects: original });
	});

	it('that was taken out comes back as it last stood, whoever took it out as well (D13)', async () => {
		const original = await record({ entry: { kind: 'arrive', n: 3 } });
		await record({ entry: { kind: 'arrive', n: 4 }, corrects: original });
		for (let times = 0; times < 2; times += 1) {
			server.advance(1);
			await anna.client.edit.undo(original);
		}
		const line = async () => (await recent()).find(({ id }) => id === original)!;
		const { voidId } = await line();
		server.advance(1);
		expect(await anna.client.edit.undo(voidId!)).toMatchObject({ ok: true });
		expect(await line()).toMatchObject({
			state: 'corrected',
			standing: { entry: { kind: 'arrive', n: 4 } },
			voidId: null
		});
		expect((await anna.client.views.location(SITE).read())!.figures.occupied).toBe(4);
	});

	it('names what could not be placed, with the reason (D5, D13)', async () => {
		await server.device(BERT).send('occupancy.record', {
			locationId: SITE,
			entry: { kind: 'void' },
			corrects: '0000dddd-0000-4000-8000-000000000001'
		});
		await anna.client.syncNow();
		expect((await recent()).map(({ unplacedReason }) => unplacedReason)).toContain(
			'unknown-target'
		);
		const view = await anna.client.views.location(SITE).read();
		expect(view!.unplaced).toMatchObject([{ reason: 'unknown-target' }]);
	});

	it('may not be undone at a location that is closed', async () => {
		expect(await states()).toEqual([['in-force', true]]);
		await anna.db.row
			.where('[type+id]')
			.equals(['location', SITE])
			.modify((stored) => {
				stored.row.status = 'closed';
			});
		expect(await states()).toEqual([['in-force', false]]);
	});
});
