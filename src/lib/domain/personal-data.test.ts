import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalData } from './personal-data.ts';

describe('findPersonalData (D15)', () => {
	it.each([
		'123456782',
		'bsn 123456782.',
		'1234.56.782',
		'1234-56-782',
		'bsn: 123-456-782',
		'123 456 782',
		'kamer 12 123456782',
		'x123456782y'
	])('finds the citizen service number in "%s"', (text) =>
		expect(findPersonalData(text)).toBe('bsn')
	);

	it.each([
		'',
		'123456783',
		'1234567820',
		'000000000',
		'06-12345678',
		'06 12 34 56 78',
		'+31 6 12345678',
		'0031 123456782',
		'+31 123456782',
		'kamer 12, 34 en 56',
		'27-10-2023 tot 1-3-2027',
		'038-7654321',
		'0578-123456',
		'+31 123-456-782',
		'2026-03-12 085'
	])('finds nothing in "%s"', (text) => expect(findPersonalData(text)).toBeNull());

	it('changes its mind with every single digit that differs', () => {
		const digit = fc.integer({ min: 1, max: 9 });
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 8 }), digit, (at, shift) => {
				const digits = [...'111222333'].map(Number);
				digits[at] = (digits[at]! + shift) % 10;
				expect(findPersonalData(digits.join(''))).toBeNull();
			})
		);
		expect(findPersonalData('111222333')).toBe('bsn');
	});
});
