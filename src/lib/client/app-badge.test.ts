import { expect, test, vi } from 'vitest';
import { showBadge } from './app-badge.ts';

function iconDouble() {
	return { setAppBadge: vi.fn(async () => {}), clearAppBadge: vi.fn(async () => {}) };
}

test('the icon carries the number of edits that are not sent, and nothing when all are', async () => {
	const icon = iconDouble();
	await showBadge(3, icon);
	expect(icon.setAppBadge).toHaveBeenCalledExactlyOnceWith(3);
	expect(icon.clearAppBadge).not.toHaveBeenCalled();
	await showBadge(0, icon);
	expect(icon.clearAppBadge).toHaveBeenCalledOnce();
});

test('a system without badges, or that refuses one, stops nothing', async () => {
	await expect(showBadge(3, {})).resolves.toBeUndefined();
	const icon = iconDouble();
	icon.setAppBadge.mockRejectedValue(new DOMException('no', 'NotAllowedError'));
	await expect(showBadge(3, icon)).resolves.toBeUndefined();
});
