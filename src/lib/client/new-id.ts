import type { MutationName } from '../domain/schema/mutation.ts';

/** A period lasts 2^24 ms, some four and a half hours. */
const PERIOD_DIGITS = 6;
const TIME_DIGITS = 12;
const MAKER_BYTES = 3;
const RANDOM_BYTES = 6;

/**
 * Makes uuids for one device, each with its moment (ms since 1970): first the period it lies in, then three bytes that
 * are this maker's own, then the rest of the moment (version 8, RFC 9562). What one device makes in a row then lies side
 * by side in the server's indexes, also when a thousand others made theirs in those same hours: with random ids, and
 * with ids that begin with the whole moment, each edit of a queue rewrites pages of its own. Order means nothing:
 * clocks differ. The bytes are new at each start of the app, so that an id says nothing of the device.
 *
 * The id of a question is read by others, without who asked (`questionFor`): it is all random (version 4), since three
 * bytes that also stand in entries with a name would tell.
 */
export function createNewId(): (now: number, name?: MutationName) => string {
	const maker = randomHex(MAKER_BYTES);
	return (now, name) => {
		if (name === 'question.ask') return crypto.randomUUID();
		const time = Math.floor(now).toString(16).padStart(TIME_DIGITS, '0');
		const period = time.slice(0, PERIOD_DIGITS);
		const high = time.slice(PERIOD_DIGITS, 9);
		const low = time.slice(9);
		return `${period}${maker.slice(0, 2)}-${maker.slice(2)}-8${high}-8${low}-${randomHex(RANDOM_BYTES)}`;
	};
}

function randomHex(bytes: number): string {
	const random = crypto.getRandomValues(new Uint8Array(bytes));
	return Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
