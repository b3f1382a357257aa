import { permits } from '../permissions.ts';
import type { Me } from '../schema/person.ts';
import type { Question } from '../schema/question.ts';

/** The desk answers, and shares what the region should read. */
export function mayAnswer(me: Me, { regionId }: Question): boolean {
	return permits(me, { do: 'answerQuestions' }, { regionId, municipality: '' });
}

/** Who asked it, as long as the place is theirs, and the desk. */
export function mayClose(me: Me, question: Question): boolean {
	return mayAnswer(me, question) || isOwn(me, question);
}

/** The desk; who asked it takes back only what they closed themselves. */
export function mayReopen(me: Me, question: Question): boolean {
	return (
		mayAnswer(me, question) || (isOwn(me, question) && question.closed?.by.personId === me.personId)
	);
}

function isOwn(me: Me, { askedBy, regionId, locationId }: Question): boolean {
	if (askedBy?.personId !== me.personId) return false;
	const place = { regionId, municipality: '', ...(locationId ? { locationId } : {}) };
	return permits(me, { do: 'askQuestion' }, place);
}
