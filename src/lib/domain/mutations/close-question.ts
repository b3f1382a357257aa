import { permits } from '../permissions.ts';
import type { MutationArgs } from '../schema/mutation.ts';
import type { Me } from '../schema/person.ts';
import type { Question } from '../schema/question.ts';
import { applyChange, isDesk, standingQuestion } from './standing-question.ts';
import type { DecideContext, Decision, World } from './world.ts';

/** Withdrawn by who asked it, or put away by the desk: from then on nobody else reads it. */
export function closeQuestion(
	world: World,
	args: MutationArgs<'question.close'>,
	{ me }: DecideContext
): Decision {
	const standing = standingQuestion(world, args, (question) => mayClose(me, question));
	if ('status' in standing) return standing;
	const { question } = standing;
	if (question.state === 'closed')
		return { status: 'noop', regionId: question.regionId, writes: [] };
	return applyChange(question, { is: 'close' });
}

/** Also shown by a screen that offers it. */
export function mayClose(me: Me, question: Question): boolean {
	return isDesk(me, question) || isOwn(me, question);
}

/** Who asked it, as long as the place is theirs. */
function isOwn(me: Me, { askedBy, regionId, locationId }: Question): boolean {
	if (askedBy?.personId !== me.personId) return false;
	const place = { regionId, municipality: '', ...(locationId ? { locationId } : {}) };
	return permits(me, { do: 'askQuestion' }, place);
}
