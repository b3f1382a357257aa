import type { DeviceTime } from './build-mutation.ts';
import type { Meta } from './meta.ts';

type Sample = Meta['clock'];

/** The server's clock as this device knows it: the best answer so far to "how late is it there?". */
export type CorrectedClock = {
	time(): DeviceTime;
	/** Corrected now, ms since 1970. */
	now(): number;
	/** Takes an answer that says when it was given; `coarseMs` = how far apart its ticks are. */
	learn(serverMs: number, trip: { sentAt: number; gotAt: number }, coarseMs?: number): void;
	load(stored: Sample | undefined): void;
};

export function createCorrectedClock(
	clock: () => number,
	keep: (sample: Sample) => void
): CorrectedClock {
	let best: Sample | undefined;

	function learn(
		serverMs: number,
		{ sentAt, gotAt }: { sentAt: number; gotAt: number },
		coarseMs = 0
	): void {
		const tripMs = gotAt - sentAt;
		// The clock was set while the question was under way.
		if (tripMs < 0 || Number.isNaN(serverMs)) return;
		const sample = {
			offsetMs: Math.round(serverMs + coarseMs / 2 - (sentAt + gotAt) / 2),
			errorMs: Math.ceil((tripMs + coarseMs) / 2),
			at: gotAt
		};
		if (best && !isBetter(sample, best)) return;
		best = sample;
		keep(sample);
	}

	return {
		time: () => ({ deviceMs: clock(), offsetMs: best?.offsetMs ?? null }),
		now: () => clock() + (best?.offsetMs ?? 0),
		learn,
		load: (stored) => (best ??= stored)
	};
}

/** More exact, or so different that one of the clocks was set since. */
function isBetter(sample: Sample, best: Sample): boolean {
	if (sample.errorMs <= best.errorMs) return sample.offsetMs !== best.offsetMs;
	return Math.abs(sample.offsetMs - best.offsetMs) > sample.errorMs + best.errorMs;
}
