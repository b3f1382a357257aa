/** Why a mutation was not applied (closed list of protocol version 1). */
export const RESULT_CODES = [
	'forbidden',
	'not-found',
	'closed',
	'invalid',
	'unknown-mutation',
	'too-old',
	'no-room',
	'expired',
	'personal-data',
	'already-settled',
	'field-conflict',
	'future-capped'
] as const;

/** Why a request was refused as a whole, in `problem.code`. */
export const HTTP_CODES = [
	'sign-in',
	'origin',
	'client-of-another',
	'too-large',
	'media-type',
	'shape',
	'update-app',
	'rate',
	'busy',
	'not-found',
	'forbidden',
	'method',
	'incident'
] as const;

export type ResultCode = (typeof RESULT_CODES)[number];
export type HttpCode = (typeof HTTP_CODES)[number];
