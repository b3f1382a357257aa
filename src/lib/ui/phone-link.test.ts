import { describe, expect, it } from 'vitest';
import { phoneLink } from './phone-link.ts';

describe('a phone number that dials', () => {
	it('keeps digits and a plus, whatever people put between', () => {
		expect(phoneLink('06-11 11 22.22')).toBe('tel:0611112222');
		expect(phoneLink('+31 (0)38 123 4567')).toBe('tel:+31381234567');
		expect(phoneLink('112')).toBe('tel:112');
	});

	it('is none for what cannot be dialled', () => {
		expect(phoneLink('via de gemeente')).toBeNull();
		expect(phoneLink('06-11112222 of 038-1')).toBeNull();
		expect(phoneLink('')).toBeNull();
	});
});
