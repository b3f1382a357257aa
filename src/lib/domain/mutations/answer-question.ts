import { findPersonalDetail } from '../personal-details.ts';
import { mayAnswer } from '../questions/may-change.ts';
import type { MutationArgs } from '../schema/mutation.ts';
import { madeAtOf } from '../times-of-mutation.ts';
import { applyChange, standingQuestion } from './standing-question.ts';
import { type DecideContext, type Decision, reject, type World } from './world.ts';

/** An answer is added, never changed: two people who answer at once are both read. */
export function answerQuestion(
	world: World,
	args: MutationArgs<'question.answer'>,
	{ me, mutation, receivedAt }: DecideContext
): Decision {
	const standing = standingQuestion(world, args, (question) => mayAnswer(me, question));
	if ('status' in standing) return standing;
	const { question } = standing;
	if (question.state === 'closed') return reject('closed');
	const found = findPersonalDetail(args.text, receivedAt);
	if (found) return reject('personal-data', `text: ${found}`);
	const by = { personId: me.personId, name: me.name };
	const at = madeAtOf(mutation, receivedAt);
	const answer = { uuid: mutation.uuid, text: args.text, by, at };
	return applyChange(question, { is: 'answer', answer });
}
