import { expect, it, vi } from 'vitest';
import type { ClientDeps } from './deps.ts';
import { createFirstScreen } from './first-screen.ts';

/** A page whose frames and timers the test lets pass. */
function testScreen() {
	const frames: (() => void)[] = [];
	const timers: (() => void)[] = [];
	const deps = {
		afterPaint: (run: () => void) => void frames.push(run),
		timers: { set: (run: () => void) => timers.push(run), clear: () => {} }
	} as unknown as ClientDeps;
	const screen = createFirstScreen(deps);
	const drawn = vi.fn();
	void screen.drawn.then(drawn);
	return { screen, drawn, frames, timers };
}

/** Whoever waited for it has had his turn. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

it('what nobody looks at waits until the first figures are drawn, and for the first only', async () => {
	const { screen, drawn, frames } = testScreen();
	screen.begin();
	screen.shown();
	await settled();
	expect(drawn).not.toHaveBeenCalled();
	screen.shown();
	expect(frames).toHaveLength(1);
	frames[0]!();
	await settled();
	expect(drawn).toHaveBeenCalledOnce();
});

it('a page without figures holds nothing up for ever', async () => {
	const { screen, drawn, timers } = testScreen();
	screen.begin();
	await settled();
	expect(drawn).not.toHaveBeenCalled();
	timers[0]!();
	await settled();
	expect(drawn).toHaveBeenCalledOnce();
});

it('where nothing is drawn nothing waits', async () => {
	const timers = { set: vi.fn(), clear: () => {} };
	const screen = createFirstScreen({ timers } as unknown as ClientDeps);
	screen.begin();
	await screen.drawn;
	expect(timers.set).not.toHaveBeenCalled();
});

it('what follows an entry waits until that is drawn, and not for a frame that never comes', async () => {
	const { screen, frames, timers } = testScreen();
	expect(screen.drawing()).toBeUndefined();
	for (const pass of [frames, timers]) {
		screen.entered();
		const waited = vi.fn();
		void screen.drawing()!.then(waited);
		await settled();
		expect(waited).not.toHaveBeenCalled();
		pass.at(-1)!();
		await settled();
		expect(waited).toHaveBeenCalledOnce();
		expect(screen.drawing()).toBeUndefined();
	}
});

it('what follows an entry waits from its storing on, and not for one that was not stored', async () => {
	const { screen, frames, timers } = testScreen();
	screen.entering();
	const waited = vi.fn();
	void screen.drawing()!.then(waited);
	screen.entered();
	await settled();
	expect(waited).not.toHaveBeenCalled();
	frames[0]!();
	await settled();
	expect(waited).toHaveBeenCalledOnce();
	expect(screen.drawing()).toBeUndefined();
	screen.entering();
	timers.at(-1)!();
	await settled();
	expect(screen.drawing()).toBeUndefined();
	expect(frames).toHaveLength(1);
});

it('of two entries in one frame the last is waited for', async () => {
	const { screen, frames } = testScreen();
	screen.entered();
	screen.entered();
	frames[0]!();
	await settled();
	expect(screen.drawing()).toBeDefined();
	frames[1]!();
	await settled();
	expect(screen.drawing()).toBeUndefined();
});
