import { beforeEach, describe, expect, test } from 'vitest';
import { createEventHub, type EventHub, POKE_EVERY_MS } from './events.ts';

type Timer = { at: number; run: () => void };

/** A clock that a test moves, with what waits for it. */
let now: number;
let timers: Set<Timer>;
let hub: EventHub;
let got: string[];
let faults: unknown[];

beforeEach(() => {
	now = 1000;
	timers = new Set();
	got = [];
	faults = [];
	hub = createEventHub({
		clock: () => now,
		setTimer: (run, ms) => {
			const timer = { at: now + ms, run };
			timers.add(timer);
			return timer;
		},
		clearTimer: (timer) => void timers.delete(timer as Timer),
		onFault: (fault) => void faults.push(fault)
	});
});

function advance(ms: number): void {
	now += ms;
	for (const timer of timers)
		if (timer.at <= now) {
			timers.delete(timer);
			timer.run();
		}
}

const open = (...regionIds: string[]) =>
	hub.open({
		regionIds: new Set(regionIds),
		send: (region, version) => void got.push(`${region} ${version}`)
	});

describe('the event hub (S23)', () => {
	test('tells the newest version also where an older one is told after it, as by another instance', () => {
		open('VR04');
		for (const version of [3, 5, 4]) hub.poke({ VR04: version });
		advance(POKE_EVERY_MS);
		expect(got).toEqual(['VR04 3', 'VR04 5']);
	});

	test('pokes at once when the stream was quiet', () => {
		open('VR04');
		hub.poke({ VR04: 7 });
		expect(got).toEqual(['VR04 7']);
	});

	test('pokes at most once in 500 ms per region, with the newest version', () => {
		open('VR04');
		for (const version of [7, 8, 9]) hub.poke({ VR04: version });
		expect(got).toEqual(['VR04 7']);
		advance(POKE_EVERY_MS - 1);
		expect(got).toEqual(['VR04 7']);
		advance(1);
		expect(got).toEqual(['VR04 7', 'VR04 9']);
		advance(POKE_EVERY_MS);
		hub.poke({ VR04: 10 });
		expect(got).toEqual(['VR04 7', 'VR04 9', 'VR04 10']);
	});

	test('keeps pace per region: a busy one does not hold up another', () => {
		open('VR04', 'VR05');
		hub.poke({ VR04: 7 });
		hub.poke({ VR04: 8, VR05: 3 });
		expect(got).toEqual(['VR04 7', 'VR05 3']);
	});

	test('pokes nobody about a region that is not theirs', () => {
		open('VR05');
		hub.poke({ VR04: 7 });
		expect(got).toEqual([]);
	});

	test('says nothing of a version that everybody was told already', () => {
		open('VR04');
		hub.poke({ VR04: 7 });
		advance(POKE_EVERY_MS);
		hub.poke({ VR04: 7 });
		expect(got).toEqual(['VR04 7']);
		expect(timers.size).toBe(0);
	});

	test('closes a stream that cannot be written to, reports it and pokes the others', () => {
		const fault = new TypeError('Controller is already closed');
		hub.open({
			regionIds: new Set(['VR04']),
			send: (_, version) => {
				if (version > 7) throw fault;
			}
		});
		open('VR04');
		hub.poke({ VR04: 7 });
		hub.poke({ VR04: 8 });
		advance(POKE_EVERY_MS);
		expect(got).toEqual(['VR04 7', 'VR04 8']);
		expect(faults).toEqual([fault]);
		expect(hub.size).toBe(1);
		expect(timers.size).toBe(0);
	});

	test('is silent after a stream closed, also about what waited', () => {
		const close = open('VR04');
		hub.poke({ VR04: 7 });
		hub.poke({ VR04: 8 });
		close();
		advance(POKE_EVERY_MS);
		hub.poke({ VR04: 9 });
		expect(got).toEqual(['VR04 7']);
		expect(hub.size).toBe(0);
	});
});
