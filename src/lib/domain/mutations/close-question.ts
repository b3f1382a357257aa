import { mayClose } from '../questions/may-change.ts';
import type { MutationArgs } from '../schema/mutation.ts';
import { madeAtOf } from '../times-of-mutation.ts';
import { applyChange, standingQuestion } from './standing-question.ts';
import type { DecideContext, Decision, World } from './world.ts';

/** Withdrawn by who asked it, or put away by the desk: from then on nobody else reads it. */
export function closeQuestion(
	world: World,
	args: MutationArgs<'question.close'>,
	{ me, mutation, receivedAt }: DecideContext
): Decision {
	const standing = standingQuestion(world, args, (question) => mayClose(me, question));
	if ('status' in standing) return standing;
	const { question } = standing;
	if (question.state === 'closed')
		return { status: 'noop', regionId: question.regionId, writes: [] };
	const by = { personId: me.personId, name: me.name };
	return applyChange(question, {
		is: 'close',
		closed: { by, at: madeAtOf(mutation, receivedAt) }
	});
}
