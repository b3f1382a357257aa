import type { Me } from '../../../src/lib/domain/schema/person.ts';
import { type PullDeps, takePull } from '../../../src/lib/server/sync/pull.ts';
import type { PullResponse } from '../../../src/lib/sync/messages.ts';
import { uuidOf } from './people.ts';

/** Where a device is. */
export type At = Pick<PullResponse, 'scope' | 'epoch' | 'cursor'>;

export const FROM_THE_START: At = { scope: '', epoch: '', cursor: '' };

/** One page for a device of this person; a refusal is a fault of the test. */
export async function pullPage(
	deps: PullDeps,
	me: Me,
	at: At,
	limit = 2000
): Promise<PullResponse> {
	const query = { clientId: uuidOf(9, 0xcc), ...at, limit };
	const outcome = await takePull(deps, me, query);
	if ('refused' in outcome) throw new Error(outcome.refused);
	return JSON.parse(outcome.answer) as PullResponse;
}
