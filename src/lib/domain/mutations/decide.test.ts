import { describe, expect, test } from 'vitest';
import { createDecideWorld, SITE, wordOf } from '../../../../tests/support/decide-world.ts';
import { RCVS } from '../../../../tests/support/sync/people.ts';
import { MUTATION_NAMES } from '../schema/mutation.ts';
import { isMutationName } from './decide.ts';

describe('decide', () => {
	test.each(MUTATION_NAMES)('%s with nothing in it is invalid, and no fault', (name) => {
		const decision = createDecideWorld().take(RCVS, name, {});
		expect(decision).toMatchObject({ status: 'rejected', code: 'invalid' });
	});

	test.each(MUTATION_NAMES)('%s of a later version is not known yet (S15)', (name) => {
		const decision = createDecideWorld().take(RCVS, name, {}, { v: 2 });
		expect(wordOf(decision)).toBe('unknown-mutation');
	});

	test.each(['location.burn', 'toString', '__proto__', ''])('"%s" is no mutation', (name) => {
		expect(isMutationName(name)).toBe(false);
		const decision = createDecideWorld().take(RCVS, 'unit.add', {}, { name });
		expect(decision).toMatchObject({ status: 'rejected', code: 'unknown-mutation' });
	});

	test('tells where the arguments are wrong, and never the value', () => {
		const entry = { kind: 'arrive', n: 'geheim' };
		const decision = createDecideWorld().take(RCVS, 'occupancy.record', {
			locationId: SITE,
			entry
		});
		expect(decision).toMatchObject({ detail: expect.stringMatching(/^entry\.n: /) });
		expect(JSON.stringify(decision)).not.toContain('geheim');
	});

	test.each([
		['a field', { locationId: SITE, field: 'x'.repeat(200_000), value: 1 }],
		['an argument', { locationId: SITE, field: 'note', value: 'hond', ['y'.repeat(200_000)]: 1 }]
	])('%s with a name as long as a book is told by its beginning', (_, args) => {
		const decision = createDecideWorld().take(RCVS, 'location.setField', args, { base: null });
		expect(decision).toMatchObject({ status: 'rejected', code: 'invalid' });
		expect((decision as { detail: string }).detail.length).toBeLessThanOrEqual(200);
	});

	test('a name that is no right text is told as right text', () => {
		const args = { locationId: SITE, field: `${'x'.repeat(59)}\u{1f600}\ud800`, value: 1 };
		const decision = createDecideWorld().take(RCVS, 'location.setField', args, { base: null });
		expect((decision as { detail: string }).detail).toSatisfy((text: string) =>
			text.isWellFormed()
		);
	});

	test('decides the same for the same, and leaves the world alone', () => {
		const args = { locationId: SITE, field: 'note', value: 'hond' };
		const world = createDecideWorld();
		const before = structuredClone(world.world.locations);
		const first = createDecideWorld().take(RCVS, 'location.setField', args, { base: null });
		const second = createDecideWorld().take(RCVS, 'location.setField', args, { base: null });
		expect(first).toEqual(second);
		expect(world.world.locations).toEqual(before);
	});
});
