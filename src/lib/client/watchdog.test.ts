import { beforeEach, describe, expect, it } from 'vitest';
import type { RunEnd } from './sync-run.ts';
import { createWatchdog, type Watchdog } from './watchdog.ts';

let now: number;
let isReachable: boolean;
let isVisible: boolean;
let queued: number;
let isStreamOpen: boolean;
let ends: RunEnd[];
let log: string[];
let timers: Map<number, { run: () => void; ms: number }>;
let watchdog: Watchdog;
let release: (() => void) | undefined;

beforeEach(() => {
	now = 0;
	isReachable = true;
	isVisible = true;
	queued = 0;
	isStreamOpen = true;
	ends = [];
	log = [];
	timers = new Map();
	release = undefined;
	watchdog = createWatchdog({
		clock: () => now,
		random: () => 0.5,
		timers: {
			set: (run, ms) => {
				timers.set(timers.size + log.length * 1000 + 1, { run, ms });
				return [...timers.keys()].at(-1);
			},
			clear: (timer) => void timers.delete(timer as number)
		},
		isVisible: () => isVisible,
		isQueueEmpty: async () => queued === 0,
		ping: async () => {
			log.push('ping');
			return isReachable;
		},
		run: async () => {
			log.push('run');
			if (release) await new Promise<void>((resolve) => (release = resolve));
			return ends.shift() ?? { is: 'done' };
		},
		stream: {
			ensure: () => void log.push('stream'),
			isDown: () => !isStreamOpen,
			isOpen: () => isStreamOpen
		},
		on: {
			connected: (is) => void log.push(is ? 'connected' : 'not connected'),
			syncing: () => {},
			ended: async ({ is }) => void log.push(is),
			broke: (error) => void log.push(String(error))
		}
	});
});

function wait(): number {
	return [...timers.values()].at(-1)!.ms;
}

describe('the watchdog', () => {
	it.each(['start', 'resume', 'online', 'button'] as const)('tries at %s (S18)', async (reason) => {
		await watchdog.attempt(reason);
		expect(log).toEqual(['ping', 'connected', 'stream', 'run', 'done']);
	});

	it('says how an attempt ended, also one that was not made', async () => {
		expect(await watchdog.attempt('button')).toBe('done');
		ends = [{ is: 'sign-in' }];
		expect(await watchdog.attempt('button')).toBe('sign-in');
		isReachable = false;
		expect(await watchdog.attempt('button')).toBe('unreachable');
		isReachable = true;
		ends = [{ is: 'later', what: 'push: 503', retryAfterMs: 60_000 }];
		expect(await watchdog.attempt('button')).toBe('later');
		expect(await watchdog.attempt('timer')).toBe('waiting');
	});

	it('says connected only after an answer, and not otherwise (S17)', async () => {
		isReachable = false;
		await watchdog.attempt('online');
		expect(log).toEqual(['ping', 'not connected']);
	});

	it('sends an edit at once when it knows itself connected, and asks first when not', async () => {
		await watchdog.attempt('edit');
		log.length = 0;
		await watchdog.attempt('edit');
		expect(log).toEqual(['stream', 'run', 'done']);
		ends = [{ is: 'later', what: 'lost' }];
		await watchdog.attempt('edit');
		log.length = 0;
		now += 60_000;
		await watchdog.attempt('edit');
		expect(log[0]).toBe('ping');
	});

	it('keeps trying each second while something waits and the tab is seen (S18)', async () => {
		queued = 1;
		isReachable = false;
		await watchdog.attempt('start');
		expect(wait()).toBe(1000);
		isReachable = true;
		await watchdog.attempt('timer');
		expect(log.slice(-2)).toEqual(['run', 'done']);
	});

	it('only pings while nothing waits and the stream is down (S18, S23)', async () => {
		await watchdog.attempt('start');
		isStreamOpen = false;
		watchdog.reschedule();
		await expect.poll(wait).toBe(1000);
		log.length = 0;
		await watchdog.attempt('timer');
		expect(log).toEqual(['ping', 'connected', 'stream']);
	});

	it('opens no stream for a tab that nobody sees (S23)', async () => {
		isVisible = false;
		await watchdog.attempt('start');
		expect(log).toEqual(['ping', 'connected', 'run', 'done']);
	});

	it('runs once more when something came during a run, not twice at a time', async () => {
		release = () => {};
		const first = watchdog.attempt('button');
		await expect.poll(() => log.at(-1)).toBe('run');
		const second = watchdog.attempt('edit');
		const third = watchdog.attempt('poke');
		const go = release;
		release = undefined;
		go();
		await Promise.all([first, second, third]);
		expect(log.filter((step) => step === 'run')).toHaveLength(2);
	});

	it('goes on after a bug, which it does not hide', async () => {
		ends = [];
		const broken = new Error('bug');
		const failing = ends as unknown as { shift(): never };
		failing.shift = () => {
			throw broken;
		};
		await watchdog.attempt('button');
		expect(log.at(-1)).toBe('Error: bug');
		expect(timers.size).toBe(1);
	});

	it('does nothing more once stopped', async () => {
		await watchdog.attempt('start');
		watchdog.stop();
		log.length = 0;
		await watchdog.attempt('button');
		expect(log).toEqual([]);
		expect(timers.size).toBe(0);
	});
});
