import type { Answer } from './request.ts';
import type { Trouble } from './sync-context.ts';

/** What any refused or missing answer means for a run, whatever was asked. */
export function toTrouble(what: string, answer: Exclude<Answer, { is: 'ok' }>): Trouble {
	if (answer.is === 'unreachable') return { is: 'later', what: `${what}: ${answer.why}` };
	if (answer.status === 401) return { is: 'sign-in' };
	if (answer.status === 426) return { is: 'update-app' };
	return {
		is: 'later',
		what: `${what}: ${answer.status} ${answer.code} ${answer.detail}`.trim(),
		retryAfterMs: answer.retryAfterMs
	};
}
