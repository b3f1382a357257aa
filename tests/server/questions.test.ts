import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TEXT_KEPT_DAYS } from '../../src/lib/domain/questions/blank-old-texts.ts';
import { forgetQuestions } from '../../src/lib/server/retention/forget-questions.ts';
import { findBrokenLink } from '../../src/lib/server/sync/audit.ts';
import type { Me } from '../../src/lib/domain/schema/person.ts';
import type { Question } from '../../src/lib/domain/schema/question.ts';
import {
	ADDRESS,
	COORDINATOR,
	IJSSELLAND,
	person,
	TWENTE,
	uuidOf
} from '../support/sync/people.ts';
import { FROM_THE_START, pullPage } from '../support/sync/pull-page.ts';
import { type OpenedStore, STORES } from '../support/sync/stores.ts';
import { createSyncServer, NOON, type SyncServer } from '../support/sync/sync-server.ts';

const SITE = uuidOf(1);
const MIA = person('manager', 'mia', { locations: [SITE] });
const OTTO = person('manager', 'otto', { locations: [uuidOf(2)] });
const TOWN = person('municipal', 'tess', { municipalities: ['GM0150'] });
const LEA = person('reader', 'lea', { regions: ['VR04'] });
const NATION = person('national', 'kcio');
const ASKED = { regionId: 'VR04', locationId: SITE, kind: 'question', text: 'Mag een hond mee?' };

describe.each(STORES)('questions in the $name store', ({ open }) => {
	let opened: OpenedStore;
	let server: SyncServer;

	beforeEach(async () => {
		opened = await open();
		server = createSyncServer(opened.store);
		await server.addRegion(IJSSELLAND);
		await server.addRegion(TWENTE);
		const desk = server.device(COORDINATOR);
		for (const id of [SITE, uuidOf(2)])
			await desk.send('location.add', {
				...{ id, regionId: 'VR04', municipality: 'GM0150', name: 'Kade', kind: 'goo' },
				address: ADDRESS
			});
	});

	afterEach(() => opened.close());

	const seenBy = async (me: Me) =>
		(await server.pull(me))
			.filter(({ type }) => type === 'question')
			.map(({ row }) => row as Question);

	async function ask(): Promise<string> {
		const { uuid, status } = await server.device(MIA).send('question.ask', ASKED);
		expect(status).toBe('applied');
		return uuid;
	}

	test('come to who asked and to the desk, and once answered or shared to others (S10)', async () => {
		const id = await ask();
		for (const me of [MIA, COORDINATOR]) expect(await seenBy(me)).toMatchObject([{ id, ...ASKED }]);
		for (const me of [OTTO, TOWN, LEA, NATION]) expect(await seenBy(me)).toEqual([]);

		const desk = server.device(COORDINATOR);
		await desk.send('question.answer', { regionId: 'VR04', questionId: id, text: 'Ja.' });
		const [told] = await seenBy(OTTO);
		expect(told).toMatchObject({ id, state: 'answered', answers: [{ text: 'Ja.' }] });
		expect(Object.keys(told!)).not.toContain('askedBy');
		expect(JSON.stringify(told)).not.toContain(SITE);
		for (const me of [TOWN, LEA, NATION]) expect(await seenBy(me)).toEqual([]);

		const pearl = { kind: 'pearl', shared: true, forAgenda: true };
		await desk.send('question.share', { regionId: 'VR04', questionId: id, ...pearl });
		for (const me of [OTTO, TOWN]) expect(await seenBy(me)).toMatchObject([pearl]);
		for (const me of [LEA, NATION]) expect(await seenBy(me)).toEqual([]);
	});

	test('that were withdrawn go away from who may read them no more, and stay with the asker (S7)', async () => {
		const id = await ask();
		const desk = server.device(COORDINATOR);
		const marks = { kind: 'bottleneck', shared: true, forAgenda: false };
		await desk.send('question.share', { regionId: 'VR04', questionId: id, ...marks });
		const at = { store: opened.store, clock: () => NOON };
		const before = await pullPage(at, OTTO, FROM_THE_START, 2000);
		await desk.send('question.close', { regionId: 'VR04', questionId: id });
		const { rows } = await pullPage(at, OTTO, before, 2000);
		expect(rows).toMatchObject([{ type: 'question', id, deleted: true, row: null }]);
		expect(await seenBy(MIA)).toMatchObject([{ id, state: 'closed' }]);
	});

	test('are asked and answered exactly once, also within one push (S2, S3)', async () => {
		const tablet = server.device(COORDINATOR);
		const asked = tablet.edit('question.ask', ASKED);
		const named = { regionId: 'VR04', questionId: asked.uuid };
		const batch = [asked, tablet.edit('question.answer', { ...named, text: 'Ja.' })];
		const first = await tablet.push(...batch);
		const again = await tablet.push(...batch);
		expect(first.results.map(({ status }) => status)).toEqual(['applied', 'applied']);
		expect(again.results).toEqual(first.results);
		expect(await seenBy(COORDINATOR)).toMatchObject([{ answers: [{ text: 'Ja.' }] }]);
	});

	test('of another region are not found under its name by who names their own (S3)', async () => {
		const id = await ask();
		const tim = person('rcvs', 'tim', { regions: ['VR05'] });
		const answer = { questionId: id, text: 'Ja.' };
		const result = (regionId: string) =>
			server.device(tim).send('question.answer', { ...answer, regionId });
		expect(await result('VR05')).toMatchObject({ status: 'rejected', code: 'not-found' });
		expect(await result('VR04')).toMatchObject({ status: 'rejected', code: 'forbidden' });
		expect(await seenBy(MIA)).toMatchObject([{ state: 'open', answers: [] }]);
	});

	test('stand in the audit chain by what was done to which', async () => {
		const id = await ask();
		const desk = server.device(COORDINATOR);
		await desk.send('question.answer', { regionId: 'VR04', questionId: id, text: 'Ja.' });
		const links = await opened.store.read((reader) => reader.audit('VR04', 0, 100));
		expect(links.at(-1)).toMatchObject({ action: 'question.answer', object: id });
	});

	test('that were refused are in no chain, and nor is their text (D15, D20)', async () => {
		const text = 'Bel 06-12345678.';
		const refused = await server.device(MIA).send('question.ask', { ...ASKED, text });
		expect(refused.code).toBe('personal-data');
		const links = await opened.store.read((reader) => reader.audit('VR04', 0, 100));
		expect(new Set(links.map(({ action }) => action))).toEqual(new Set(['location.add']));
		expect(JSON.stringify(links)).not.toContain('06-12345678');
	});

	describe('whose time is over', () => {
		const DAY = 24 * 60 * 60_000;
		const LATER = NOON + 366 * DAY;
		const forget = (now: number) => forgetQuestions(opened.store, now, TEXT_KEPT_DAYS);
		const chain = () => opened.store.read((reader) => reader.audit('VR04', 0, 100));

		test('lose their texts, which reaches a device that had them, and again changes nothing (D15, S7)', async () => {
			const id = await ask();
			const named = { regionId: 'VR04', questionId: id };
			await server.device(COORDINATOR).send('question.answer', { ...named, text: 'Ja, dat mag.' });
			const at = { store: opened.store, clock: () => LATER };
			const before = await pullPage(at, OTTO, FROM_THE_START, 2000);
			expect(await forget(NOON + 364 * DAY)).toEqual({});
			const versions = await forget(LATER);
			expect(Object.keys(versions)).toEqual(['VR04']);
			const { rows, versions: told } = await pullPage(at, OTTO, before, 2000);
			expect(rows).toMatchObject([
				{ type: 'question', id, row: { text: '', state: 'answered', answers: [{ text: '' }] } }
			]);
			expect(told).toMatchObject(versions);
			expect(await forget(LATER)).toEqual({});
		});

		test('leave no text beside the audit chain either, and it verifies (D20)', async () => {
			await ask();
			expect(JSON.stringify(await chain())).toContain('hond');
			await forget(LATER);
			const links = await chain();
			expect(JSON.stringify(links)).not.toContain('hond');
			expect(findBrokenLink(links)).toBeUndefined();
			const kept = links.filter(({ payload }) => payload !== null).map(({ action }) => action);
			expect(new Set(kept)).toEqual(new Set(['location.add']));
		});
	});
});
