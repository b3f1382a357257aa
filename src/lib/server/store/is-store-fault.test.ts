import { describe, expect, test } from 'vitest';
import { isRace, isStoreFault, storeLost } from './is-store-fault.ts';

const fault = (more: object) => Object.assign(new Error('no'), more);

describe('a store that cannot do its work now asks for patience', () => {
	test.each([
		['SQLite: busy, also by an extended code', { errcode: 5 + (1 << 8) }],
		['SQLite: disk full', { errcode: 13 }],
		['PostgreSQL: disk full', { code: '53100' }],
		['PostgreSQL: too many connections', { code: '53300' }],
		['PostgreSQL: ended by an operator', { code: '57P01' }],
		['PostgreSQL: starting up', { code: '57P03' }],
		['PostgreSQL: a statement that took too long', { code: '57014' }],
		['PostgreSQL: a lock that was not given', { code: '55P03' }],
		['PostgreSQL: a standby', { code: '25006' }],
		['PostgreSQL: a race that was lost each time', { code: '40001' }]
	])('%s', (_, more) => {
		expect(isStoreFault(fault(more))).toBe(true);
	});

	test('a connection that was lost, whatever the reason', () => {
		const lost = storeLost(fault({ code: 'ECONNRESET' }));
		expect(isStoreFault(lost)).toBe(true);
		expect(lost).toMatchObject({ code: 'ECONNRESET', message: expect.stringContaining('no') });
		expect(isStoreFault(storeLost('gone'))).toBe(true);
	});
});

test.each([
	['a wrong statement in SQLite', { errcode: 1 }],
	['a wrong statement in PostgreSQL', { code: '42601' }],
	['a second row in the same place', { code: '23505' }],
	['a file that is not there', { code: 'ENOENT' }],
	['a bug', {}]
])('%s is no matter of patience', (_, more) => {
	expect(isStoreFault(fault(more))).toBe(false);
});

test('what is not even an error is no fault of the store', () => {
	expect(isStoreFault('busy')).toBe(false);
	expect(isRace(undefined)).toBe(false);
});

test('two writers that met are worth another try; a lost connection is not, for it may have been done', () => {
	expect(['40001', '40P01', '23505'].every((code) => isRace(fault({ code })))).toBe(true);
	expect(isRace(fault({ code: '23503' }))).toBe(false);
	expect(isRace(storeLost(fault({ code: 'EPIPE' })))).toBe(false);
});
