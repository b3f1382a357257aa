import { beforeEach, describe, expect, test } from 'vitest';
import {
	createDecideWorld,
	type DecideWorld,
	ELSEWHERE,
	NOW,
	SITE,
	wordOf
} from '../../../../tests/support/decide-world.ts';
import { person, RCVS, uuidOf } from '../../../../tests/support/sync/people.ts';
import type { Me } from '../schema/person.ts';

const MIA = person('manager', 'mia', { locations: [SITE] });
const OTTO = person('manager', 'otto', { locations: [ELSEWHERE] });
const TOWN = person('municipal', 'tess', { municipalities: ['GM0150'] });
const LEA = person('reader', 'lea', { regions: ['VR04'] });

const ASKED = { regionId: 'VR04', locationId: SITE, kind: 'question', text: 'Mag een hond mee?' };

let world: DecideWorld;

beforeEach(() => {
	world = createDecideWorld();
});

const ask = (me: Me = MIA, more: object = {}) =>
	world.take(me, 'question.ask', { ...ASKED, ...more });
const named = (questionId: string) => ({ regionId: 'VR04', questionId });
const answer = (questionId: string, text: string, me: Me = RCVS) =>
	world.take(me, 'question.answer', { ...named(questionId), text });
const share = (questionId: string, more: object = {}, me: Me = RCVS) =>
	world.take(me, 'question.share', {
		...{ ...named(questionId), kind: 'pearl', shared: true, forAgenda: false },
		...more
	});
const close = (questionId: string, me: Me = MIA) =>
	world.take(me, 'question.close', named(questionId));

describe('question.ask', () => {
	test('stands under the uuid of its mutation, with who asked and when', () => {
		const { uuid } = ask();
		expect(world.question(uuid)).toEqual({
			...ASKED,
			id: uuid,
			askedBy: { personId: 'mia', name: 'mia' },
			askedAt: NOW,
			answers: [],
			state: 'open',
			shared: false,
			forAgenda: false
		});
	});

	test('of the desk may be about no place in particular', () => {
		const { locationId: _none, ...asked } = ASKED;
		expect(world.take(RCVS, 'question.ask', asked).status).toBe('applied');
		expect(wordOf(world.take(MIA, 'question.ask', asked))).toBe('forbidden');
	});

	test('once more is the same question', () => {
		const { uuid } = ask();
		const again = world.take(MIA, 'question.ask', { ...ASKED, text: 'Iets anders?' }, { uuid });
		expect(again.status).toBe('noop');
		expect(world.question(uuid)!.text).toBe(ASKED.text);
	});

	test.each([
		['in an unknown region', MIA, { regionId: 'VR99' }, 'not-found'],
		['at an unknown location', MIA, { locationId: uuidOf(99) }, 'not-found'],
		['at a location of somebody else', MIA, { locationId: ELSEWHERE }, 'forbidden'],
		['in a region that is not the location’s', MIA, { regionId: 'VR05' }, 'invalid'],
		['of a municipality', TOWN, {}, 'forbidden'],
		['of a reader', LEA, {}, 'forbidden'],
		['that is empty', MIA, { text: '   ' }, 'invalid'],
		['that is a book', MIA, { text: 'a'.repeat(1001) }, 'invalid'],
		['of another kind', MIA, { kind: 'complaint' }, 'invalid']
	])('%s is refused', (_, me, more, code) => expect(wordOf(ask(me, more))).toBe(code));

	test.each([
		['bel 06-12345678', 'phone'],
		['van 12-03-1984', 'birth-date'],
		['nummer 123456782', 'bsn'],
		['olena@voorbeeld.nl', 'email']
	])('with "%s" is refused and says why: %s (D15)', (text, found) => {
		const refused = { status: 'rejected', code: 'personal-data', detail: `text: ${found}` };
		expect(ask(MIA, { text })).toMatchObject(refused);
	});
});

describe('question.answer', () => {
	test('of two people at once are both kept', () => {
		const { uuid } = ask();
		const first = answer(uuid, 'Ja.');
		const second = answer(uuid, 'Aan de lijn.');
		expect(world.question(uuid)).toMatchObject({
			state: 'answered',
			answers: [
				{ uuid: first.uuid, text: 'Ja.', by: { personId: 'rcvs', name: 'rcvs' }, at: NOW },
				{ uuid: second.uuid, text: 'Aan de lijn.' }
			]
		});
	});

	test('is for the desk of its region', () => {
		const { uuid } = ask();
		const neighbour = person('rcvs', 'tim', { regions: ['VR05'] });
		for (const me of [MIA, OTTO, TOWN, LEA, neighbour])
			expect(wordOf(answer(uuid, 'Ja.', me))).toBe('forbidden');
	});

	test('to nothing, to what was withdrawn and with a telephone number is refused', () => {
		const { uuid } = ask();
		expect(wordOf(answer(uuidOf(98), 'Ja.'))).toBe('not-found');
		const elsewhere = { questionId: uuid, regionId: 'VR05', text: 'Ja.' };
		expect(wordOf(world.take(RCVS, 'question.answer', elsewhere))).toBe('not-found');
		expect(wordOf(answer(uuid, 'Bel 038-4210001.'))).toBe('personal-data');
		close(uuid);
		expect(wordOf(answer(uuid, 'Ja.'))).toBe('closed');
	});
});

describe('question.share', () => {
	test('says what it is, who reads it and whether the regional table speaks of it', () => {
		const { uuid } = ask();
		share(uuid, { kind: 'bottleneck', forAgenda: true });
		const marks = { kind: 'bottleneck', shared: true, forAgenda: true, state: 'open' };
		expect(world.question(uuid)).toMatchObject(marks);
		expect(share(uuid, { kind: 'bottleneck', forAgenda: true }).status).toBe('noop');
		share(uuid, { shared: false });
		expect(world.question(uuid)).toMatchObject({ kind: 'pearl', shared: false });
	});

	test.each([{ kind: 'question' }, { shared: false }, { forAgenda: true }])(
		'is applied when this alone is another: %o',
		(other) => {
			const { uuid } = ask();
			share(uuid);
			expect(share(uuid, other).status).toBe('applied');
			expect(world.question(uuid)).toMatchObject(other);
		}
	);

	test('is for the desk, and not of what was withdrawn', () => {
		const { uuid } = ask();
		for (const me of [MIA, TOWN, LEA]) expect(wordOf(share(uuid, {}, me))).toBe('forbidden');
		close(uuid);
		expect(wordOf(share(uuid))).toBe('closed');
	});
});

describe('question.close', () => {
	test('of who asked it takes it from everybody else, once', () => {
		const { uuid } = ask();
		share(uuid, { forAgenda: true });
		expect(close(uuid).status).toBe('applied');
		const gone = { state: 'closed', shared: false, forAgenda: false };
		expect(world.question(uuid)).toMatchObject(gone);
		expect(close(uuid).status).toBe('noop');
	});

	test('is for its author, as long as the place is theirs, and the desk', () => {
		const { uuid } = ask();
		const colleague = person('manager', 'cas', { locations: [SITE] });
		const moved = { ...MIA, locations: [ELSEWHERE] };
		for (const me of [colleague, moved, OTTO, TOWN, LEA])
			expect(wordOf(close(uuid, me))).toBe('forbidden');
		expect(close(uuid, RCVS).status).toBe('applied');
	});
});

describe('question.reopen', () => {
	const reopen = (questionId: string, me: Me = RCVS) =>
		world.take(me, 'question.reopen', named(questionId));

	test('takes a closing back, with the marks that it took away; who closed it is told until then', () => {
		const { uuid } = ask();
		answer(uuid, 'Ja.');
		share(uuid, { forAgenda: true });
		const before = world.question(uuid);
		close(uuid, RCVS);
		expect(world.question(uuid)).toMatchObject({
			closed: { by: { personId: RCVS.personId, name: RCVS.name }, at: NOW, forAgenda: true }
		});
		expect(reopen(uuid).status).toBe('applied');
		expect(world.question(uuid)).toEqual(before);
		expect(reopen(uuid).status).toBe('noop');
	});

	test('is for the desk, and for who asked of what they withdrew themselves', () => {
		const { uuid } = ask();
		close(uuid);
		for (const me of [OTTO, TOWN, LEA]) expect(wordOf(reopen(uuid, me))).toBe('forbidden');
		expect(reopen(uuid, MIA).status).toBe('applied');
		close(uuid, RCVS);
		expect(wordOf(reopen(uuid, MIA))).toBe('forbidden');
	});

	test('of what was closed twice brings back the marks of the first time', () => {
		const { uuid } = ask();
		share(uuid);
		close(uuid);
		close(uuid, RCVS);
		reopen(uuid);
		expect(world.question(uuid)).toMatchObject({ state: 'open', shared: true });
	});
});
