import { beforeEach, describe, expect, it } from 'vitest';
import { createStream } from './stream.ts';

type On = { message(data: string): void; change(): void };

let now = 0;
let opened: { on: On; state: 'connecting' | 'open' | 'closed' }[] = [];
let pokes: number[] = [];
let later: { run: () => void; ms: number }[] = [];

beforeEach(() => {
	now = 10_000;
	opened = [];
	pokes = [];
	later = [];
});

function stream(hasStreams = true) {
	const openStream = (_: string, on: On) => {
		const handle = { on, state: 'connecting' as 'connecting' | 'open' | 'closed' };
		opened.push(handle);
		return {
			isOpen: () => handle.state === 'open',
			isClosed: () => handle.state === 'closed',
			close: () => void (handle.state = 'closed')
		};
	};
	const deps = {
		clock: () => now,
		random: () => 0.5,
		timers: { set: (run: () => void, ms: number) => void later.push({ run, ms }), clear: () => {} }
	};
	return createStream(hasStreams ? { ...deps, openStream } : deps, {
		poke: (_, version) => pokes.push(version),
		change: () => {}
	});
}

const hint = (version: number) => JSON.stringify({ region: 'VR04', version });

describe('the event stream', () => {
	it('hands on the first hint at once, and spreads those that come thick and fast (S23)', () => {
		stream().ensure();
		const [{ on } = { on: undefined }] = opened;
		on!.message(hint(1));
		expect(pokes).toEqual([1]);
		now += 400;
		on!.message(hint(2));
		expect(pokes).toEqual([1]);
		expect(later.map(({ ms }) => ms)).toEqual([250]);
		later[0]!.run();
		expect(pokes).toEqual([1, 2]);
		now += 1500;
		on!.message(hint(3));
		expect(pokes).toEqual([1, 2, 3]);
	});

	it('is opened once, and anew only when it was closed for good (S23)', () => {
		const events = stream();
		events.ensure();
		events.ensure();
		expect(opened).toHaveLength(1);
		expect(events.isDown()).toBe(true);
		opened[0]!.state = 'open';
		expect([events.isDown(), events.isOpen()]).toEqual([false, true]);
		opened[0]!.state = 'closed';
		events.ensure();
		expect(opened).toHaveLength(2);
	});

	it('is never down where there are no streams at all', () => {
		const events = stream(false);
		events.ensure();
		expect([events.isDown(), events.isOpen()]).toEqual([false, false]);
	});

	it('ignores what is no hint', () => {
		stream().ensure();
		opened[0]!.on.message('{"region":1}');
		opened[0]!.on.message('nonsense');
		expect(pokes).toEqual([]);
	});
});
