import { describe, expect, it } from 'vitest';
import { formatShare } from './format-share.ts';

describe('a share of beds', () => {
	it('is a whole percentage', () => {
		expect(formatShare(0)).toBe('0%');
		expect(formatShare(0.124)).toBe('12%');
		expect(formatShare(1)).toBe('100%');
	});

	it('is not nothing while there is something, and not all while something is missing', () => {
		expect(formatShare(0.001)).toBe('< 1%');
		expect(formatShare(0.999)).toBe('> 99%');
	});
});
