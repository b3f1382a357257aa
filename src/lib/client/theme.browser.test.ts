import { expect, test } from 'vitest';
import { chooseTheme, readTheme, showTheme, THEMES } from './theme.ts';

test.each(THEMES)('a choice of %s is kept and shown', (theme) => {
	chooseTheme(theme);
	expect(readTheme()).toBe(theme);
	expect(document.documentElement.dataset.theme).toBe(theme === 'auto' ? undefined : theme);
});

test('an unknown choice is that of the device', () => {
	expect(readTheme({ getItem: () => 'sepia' })).toBe('auto');
	showTheme('auto');
});
