import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import {
	BERT,
	openSignedIn,
	SITE,
	type SignedIn,
	startServer,
	startSignedIn,
	stored
} from '../../../tests/support/client/signed-in.ts';
import { RCVS } from '../../../tests/support/sync/people.ts';
import type { SyncServer } from '../../../tests/support/sync/sync-server.ts';
import { browserDeps } from './browser-deps.ts';

const ASKED = {
	...{ regionId: 'VR04', locationId: SITE, kind: 'question' as const },
	text: 'Mag een hond mee?'
};

let server: SyncServer;
let anna: SignedIn;

beforeEach(async () => {
	({ server, anna } = await startSignedIn());
});

const shown = ({ client }: SignedIn) => client.views.questions().read();

async function ask(): Promise<string> {
	return stored(await anna.client.edit.askQuestion(ASKED)).uuid;
}

describe('a question', () => {
	test('asked without internet is there at once and says where it is (S17)', async () => {
		anna.network.cut();
		const id = await ask();
		const asked = { ...ASKED, id, isOwn: true, placeName: 'Kade', state: 'open', mayAnswer: false };
		expect(await shown(anna)).toMatchObject([{ ...asked, sending: 'on-device' }]);
		expect(await anna.db.queue.count()).toBe(1);
		anna.network.heal();
		await anna.client.syncNow();
		expect(await shown(anna)).toMatchObject([{ ...asked, sending: 'received' }]);
		expect(await anna.db.overlay.count()).toBe(0);
	});

	test('is answered by the desk on another device, exactly once', async () => {
		const questionId = await ask();
		await anna.client.syncNow();
		const desk = await openSignedIn(server, RCVS, 2);
		expect(await shown(desk)).toMatchObject([{ isOwn: false, mayAnswer: true, placeName: 'Kade' }]);
		desk.network.setFault(({ path }) => (path === '/api/sync/push' ? 'answer-lost' : undefined));
		await desk.client.edit.answerQuestion({ regionId: 'VR04', questionId, text: 'Ja.' });
		expect(await shown(desk)).toMatchObject([{ state: 'answered', answers: [{ text: 'Ja.' }] }]);
		await desk.client.syncNow();
		desk.network.heal();
		await desk.client.syncNow();
		await anna.client.syncNow();
		for (const device of [desk, anna])
			expect(await shown(device)).toMatchObject([
				{ state: 'answered', answers: [{ text: 'Ja.' }], sending: 'received' }
			]);
	});

	test('answered by two of the desk at once keeps both answers', async () => {
		const questionId = await ask();
		await anna.client.syncNow();
		const desk = await openSignedIn(server, RCVS, 2);
		const colleague = server.device(RCVS);
		desk.network.cut();
		await desk.client.edit.answerQuestion({ regionId: 'VR04', questionId, text: 'Twee.' });
		await colleague.send('question.answer', { regionId: 'VR04', questionId, text: 'Een.' });
		desk.network.heal();
		await desk.client.syncNow();
		const [question] = await shown(desk);
		expect(question!.answers.map(({ text }) => text).sort()).toEqual(['Een.', 'Twee.']);
	});

	test('that is withdrawn twice is withdrawn once, and may not be answered any more', async () => {
		const questionId = await ask();
		const named = { regionId: 'VR04', questionId };
		expect((await anna.client.edit.closeQuestion(named)).ok).toBe(true);
		expect(await shown(anna)).toMatchObject([{ state: 'closed', mayClose: false }]);
		const answer = await anna.client.edit.answerQuestion({ ...named, text: 'Ja.' });
		expect(answer).toMatchObject({ ok: false, code: 'forbidden' });
	});

	test('that was withdrawn is taken back before and after it was received, and stands as it stood', async () => {
		const questionId = await ask();
		const named = { regionId: 'VR04', questionId };
		for (const sends of [false, true]) {
			await anna.client.edit.closeQuestion(named);
			if (sends) await anna.client.syncNow();
			expect(await shown(anna)).toMatchObject([
				{ state: 'closed', closed: { by: { personId: anna.client.personId } }, mayReopen: true }
			]);
			expect((await anna.client.edit.reopenQuestion(named)).ok).toBe(true);
			await anna.client.syncNow();
			const [standing] = await shown(anna);
			expect(standing).toMatchObject({ state: 'open', mayReopen: false, mayClose: true });
			expect(standing!.closed).toBeUndefined();
		}
	});

	test('has an id that lies beside none of its asker: who reads it shared does not learn who asked', async () => {
		const tab = anna.device.openTab({ newId: startedNewId() });
		onTestFinished(() => tab.close());
		await tab.start();
		const record = async () =>
			stored(await tab.edit.record(SITE, { entry: { kind: 'arrive', n: 1 } })).uuid;
		const before = await record();
		const id = stored(await tab.edit.askQuestion(ASKED)).uuid;
		expect(makerOf(await record())).toBe(makerOf(before));
		expect(makerOf(id)).not.toBe(makerOf(before));
	});

	test('of a colleague at the same place is read, not withdrawn', async () => {
		await ask();
		await anna.client.syncNow();
		const bert = await openSignedIn(server, BERT, 2);
		expect(await shown(bert)).toMatchObject([{ isOwn: false, mayClose: false, mayAnswer: false }]);
	});

	test('with a telephone number is refused before it is stored, and says why (D15)', async () => {
		const outcome = await anna.client.edit.askQuestion({ ...ASKED, text: 'Bel 06-12345678' });
		expect(outcome).toEqual({ ok: false, code: 'personal-data', detail: 'text: phone' });
		expect(await anna.db.queue.count()).toBe(0);
	});

	test('comes back from the rescue file with its uuid and is shown as not sent (S21)', async () => {
		const desk = await openSignedIn(server, RCVS, 2);
		desk.network.cut();
		const { locationId: _none, ...asked } = ASKED;
		await desk.client.edit.askQuestion(asked);
		const [before] = await shown(desk);
		const { text } = await desk.client.rescue.export();
		const other = await openSignedIn(server, RCVS, 3);
		other.network.cut();
		expect(await other.client.rescue.import(text)).toEqual({
			ok: true,
			added: 1,
			known: 0,
			unreadable: 0
		});
		expect(await shown(other)).toEqual([before]);
	});

	test('is asked again of a server that was put back, once (S16)', async () => {
		const id = await ask();
		await anna.client.syncNow();
		anna.network.setServer(await startServer('epoch-2'));
		await anna.client.syncNow();
		await anna.client.syncNow();
		expect(await shown(anna)).toMatchObject([{ id, sending: 'received' }]);
	});
});

/** Ids as one start of the app makes them in a browser. */
function startedNewId() {
	vi.stubGlobal('window', {});
	vi.stubGlobal('localStorage', {});
	onTestFinished(() => void vi.unstubAllGlobals());
	return browserDeps('test').newId;
}

/** The three bytes that one start of the app has in its ids. */
function makerOf(id: string): string {
	return id.slice(6, 13);
}
