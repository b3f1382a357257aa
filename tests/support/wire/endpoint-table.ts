import type { Fault } from './faults.ts';

/** Status and code of the problem; a bare status where it is answered all the same. */
type Told = string;
type Row = Record<Fault, Told>;

/** What a GET does not look at: it changes nothing, so a link on another page may ask for it. */
const NOT_READ = {
	'foreign origin': '200',
	'no origin': '200',
	'cross-site': '200',
	'same site without origin': '200',
	'a form': '200',
	'plain text': '200',
	'packed in another way': '200',
	'older protocol': '200',
	'newer protocol': '200',
	'too large unpacked': '200',
	'no gzip': '200',
	'no JSON': '200',
	'no body': '200',
	'another shape': '200'
} satisfies Partial<Row>;

const TOO_LARGE = '413 too-large';
const BY_LENGTH = { 'too large': TOO_LARGE, 'far too large': TOO_LARGE };
const NO_SUCH = { 'another method': '405 method', 'a longer path': '404 not-found' };
const SIGNED_IN = { 'no session': '401 sign-in', 'forged session': '401 sign-in' };
const ORIGINS = {
	'foreign origin': '403 origin',
	'no origin': '403 origin',
	'cross-site': '403 origin',
	'same site without origin': '403 origin'
};
const BODY = {
	'a form': '415 media-type',
	'plain text': '415 media-type',
	'packed in another way': '415 media-type',
	'too large unpacked': TOO_LARGE,
	'no gzip': '400 shape',
	'no JSON': '400 shape',
	'no body': '400 shape',
	'another shape': '400 shape'
};

const READS: Row = { ...NOT_READ, ...SIGNED_IN, ...BY_LENGTH, ...NO_SUCH };
const READS_FOR_ANYBODY: Row = { ...READS, 'no session': '200', 'forged session': '200' };

/** Of a body without a version of the sync protocol, so that none can be wrong. */
const WRITES: Row = {
	...SIGNED_IN,
	...ORIGINS,
	...BODY,
	...BY_LENGTH,
	...NO_SUCH,
	'older protocol': '200',
	'newer protocol': '200'
};

const SIGNS_IN: Row = { ...WRITES, 'no session': '200', 'forged session': '200' };

/** What each endpoint says of each fault; a new endpoint needs a row here. */
export const ANSWERS: Record<string, Row> = {
	'GET /api/addresses': READS,
	'GET /api/devices': READS,
	'GET /api/health': READS_FOR_ANYBODY,
	'GET /api/history': READS,
	'GET /api/me': READS,
	'GET /api/ping': with204(READS_FOR_ANYBODY),
	'GET /api/reminders': READS,
	'PUT /api/reminders': WRITES,
	'PUT /api/reminders/regions': WRITES,
	'POST /api/reminders/devices': with204(WRITES),
	// It reads no body.
	'DELETE /api/reminders/devices': with204({ ...READS, ...ORIGINS }),
	'POST /api/reminders/trials': WRITES,
	'GET /api/sync/events': READS,
	'GET /api/sync/pull': {
		...READS,
		'older protocol': '426 update-app',
		'newer protocol': '503 busy',
		'another shape': '400 shape'
	},
	// Without a map: nothing to show, and nothing wrong.
	'GET /api/tiles': with204(READS),
	'POST /api/sync/push': {
		...SIGNED_IN,
		...ORIGINS,
		...BODY,
		...BY_LENGTH,
		...NO_SUCH,
		'older protocol': '426 update-app',
		'newer protocol': '503 busy'
	},
	// It reads no body either.
	'POST /api/auth/move-code': { ...READS, ...ORIGINS },
	'POST /api/auth/sign-in/code': SIGNS_IN,
	'POST /api/auth/sign-in/email': SIGNS_IN,
	// It reads no body, so nothing can be wrong with it.
	'POST /api/auth/sign-out': { ...READS_FOR_ANYBODY, ...ORIGINS }
};

function with204(row: Row): Row {
	const told = Object.entries(row).map(([fault, one]) => [fault, one === '200' ? '204' : one]);
	return Object.fromEntries(told) as Row;
}
