import { mayAnswer } from '../questions/may-change.ts';
import type { MutationArgs } from '../schema/mutation.ts';
import { applyChange, standingQuestion } from './standing-question.ts';
import { type DecideContext, type Decision, reject, type World } from './world.ts';

/** The desk says what it is, whether the whole region reads it, and whether the regional table speaks of it. */
export function shareQuestion(
	world: World,
	args: MutationArgs<'question.share'>,
	{ me }: DecideContext
): Decision {
	const standing = standingQuestion(world, args, (question) => mayAnswer(me, question));
	if ('status' in standing) return standing;
	const { question } = standing;
	if (question.state === 'closed') return reject('closed');
	const { kind, shared, forAgenda } = args;
	const isSame =
		question.kind === kind && question.shared === shared && question.forAgenda === forAgenda;
	if (isSame) return { status: 'noop', regionId: question.regionId, writes: [] };
	return applyChange(question, { is: 'share', kind, shared, forAgenda });
}
