import { describe, expect, test } from 'vitest';
import { COORDINATOR, person, RCVS, uuidOf } from '../../../../tests/support/sync/people.ts';
import type { Question } from '../schema/question.ts';
import { questionFor } from './question-for.ts';

const SITE = uuidOf(1);
const MIA = person('manager', 'mia', { locations: [SITE] });
const COLLEAGUE = person('manager', 'cas', { locations: [SITE] });
const OTHER = person('manager', 'otto', { locations: [uuidOf(2)] });
const TOWN = person('municipal', 'tess', { municipalities: ['GM0150'] });

const OPEN: Question = {
	id: uuidOf(9),
	regionId: 'VR04',
	locationId: SITE,
	kind: 'question',
	text: 'Mag een hond mee?',
	askedBy: { personId: 'mia', name: 'Mia' },
	askedAt: '2026-03-02T12:00:00.000Z',
	answers: [],
	state: 'open',
	shared: false,
	forAgenda: false
};
const ANSWERED: Question = { ...OPEN, state: 'answered' };
const SHARED: Question = { ...OPEN, kind: 'pearl', shared: true };
const CLOSED: Question = { ...OPEN, state: 'closed' };

describe('a question is seen', () => {
	test.each([RCVS, COORDINATOR, MIA, COLLEAGUE])(
		'whole by the desk, by who asked it and at the place itself: $personId',
		(me) => {
			for (const question of [OPEN, ANSWERED, SHARED, CLOSED])
				expect(questionFor(me, question)).toEqual(question);
		}
	);

	test('by its author also when the place is no longer theirs', () => {
		expect(questionFor({ ...MIA, locations: [] }, OPEN)).toEqual(OPEN);
	});

	test('by other managers once answered or shared, without who asked and where', () => {
		expect(questionFor(OTHER, OPEN)).toBeNull();
		expect(questionFor(OTHER, CLOSED)).toBeNull();
		for (const question of [ANSWERED, SHARED]) {
			const { askedBy: _by, locationId: _place, ...rest } = question;
			expect(questionFor(OTHER, question)).toEqual(rest);
		}
	});

	test('by a municipality once it is shared, without who asked and where', () => {
		expect(questionFor(TOWN, ANSWERED)).toBeNull();
		const { askedBy: _by, locationId: _place, ...rest } = SHARED;
		expect(questionFor(TOWN, SHARED)).toEqual(rest);
	});

	test.each(['reader', 'national'] as const)('never by %s', (role) => {
		const me = person(role, 'lea', { regions: ['VR04'] });
		expect([OPEN, ANSWERED, SHARED].map((question) => questionFor(me, question))).toEqual([
			null,
			null,
			null
		]);
	});
});
