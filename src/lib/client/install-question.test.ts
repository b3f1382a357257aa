import { expect, test } from 'vitest';
import { mayAskToInstall, noteInstallAnswer } from './install-question.ts';

function setUp() {
	const kept = new Map<string, string>();
	const storage = {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value)
	};
	const ask = (today: string, parts = {}) =>
		mayAskToInstall({ today, hasReceipt: true, isInstalled: false, storage, ...parts });
	return { ask, storage };
}

test('it is asked from the day after the first on which something was received', () => {
	const { ask } = setUp();
	expect(ask('2026-11-20', { hasReceipt: false })).toBe(false);
	expect(ask('2026-11-21')).toBe(false);
	expect(ask('2026-11-21')).toBe(false);
	expect(ask('2026-11-22')).toBe(true);
});

test('who answered is not asked again', () => {
	const { ask, storage } = setUp();
	ask('2026-11-21');
	expect(ask('2026-11-22')).toBe(true);
	noteInstallAnswer(storage);
	expect(ask('2026-11-23')).toBe(false);
});

test('who has it on the home screen is not asked', () => {
	const { ask } = setUp();
	ask('2026-11-21');
	expect(ask('2026-11-22', { isInstalled: true })).toBe(false);
});
