import { mayReopen } from '../questions/may-change.ts';
import type { MutationArgs } from '../schema/mutation.ts';
import { applyChange, standingQuestion } from './standing-question.ts';
import type { DecideContext, Decision, World } from './world.ts';

/** Takes a closing back: it stands as it stood, with the marks that the closing took. */
export function reopenQuestion(
	world: World,
	args: MutationArgs<'question.reopen'>,
	{ me }: DecideContext
): Decision {
	const standing = standingQuestion(world, args, (question) => mayReopen(me, question));
	if ('status' in standing) return standing;
	const { question } = standing;
	if (question.state !== 'closed')
		return { status: 'noop', regionId: question.regionId, writes: [] };
	return applyChange(question, { is: 'reopen' });
}
