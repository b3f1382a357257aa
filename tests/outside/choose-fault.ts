import type { IncomingMessage } from 'node:http';
import type { LineFault } from '../support/e2e/fault-proxy.ts';
import type { Random } from '../support/wire/seeded-random.ts';

/** A weather of faults that the drill changes while it goes on. */
export type Weather = {
	faultOf(request: IncomingMessage): LineFault;
	/** How many requests in ten meet something; 0 = all arrive. */
	turn(outOfTen: number): void;
};

const STATUSES = [500, 502, 503, 504, 429];
/** 2G: a page of rows takes seconds. */
const SLOW_BYTES_PER_SECOND = 6000;

export function createWeather(random: Random): Weather {
	let outOfTen = 0;
	return {
		faultOf: ({ url = '' }) => {
			if (random.below(10) >= outOfTen) return { is: 'none' };
			// A stream has no end, so it is cut by the drill itself.
			const isStream = url.startsWith('/api/sync/events');
			return isStream ? anyOf(random, 4) : anyOf(random, 11);
		},
		turn: (next) => void (outOfTen = next)
	};
}

/** The first four suit a stream as well. */
function anyOf(random: Random, kinds: number): LineFault {
	const at = 5 + random.below(90);
	switch (random.below(kinds)) {
		case 0:
			return { is: 'lost' };
		case 1:
			return { is: 'delay', ms: random.below(400) };
		case 2:
			return { is: 'status', status: random.pick(STATUSES), retryAfter: '1' };
		case 3:
			return { is: 'slow', bytesPerSecond: SLOW_BYTES_PER_SECOND };
		case 4:
			return { is: 'silence' };
		case 5:
			return { is: 'answer lost' };
		case 6:
			return { is: 'request cut', at };
		case 7:
			return { is: 'answer cut', at };
		case 8:
			return { is: 'late', ms: random.below(2000) };
		case 9:
			return { is: 'twice', gets: 'first' };
		default:
			return { is: 'twice', gets: 'second' };
	}
}
