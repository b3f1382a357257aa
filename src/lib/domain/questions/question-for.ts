import type { Me } from '../schema/person.ts';
import type { Question } from '../schema/question.ts';

/**
 * A question of the region as somebody may see it. null = it is not there for them. Whose it is, and the desk, see all of
 * it; others what was answered or shared, without who asked and where.
 */
export function questionFor(me: Me, question: Question): Question | null {
	switch (me.role) {
		case 'rcvs':
		case 'coordinator':
			return question;
		case 'manager':
			if (isTheirs(me, question)) return question;
			return question.state === 'answered' || question.shared ? withoutAsker(question) : null;
		case 'municipal':
			return question.shared ? withoutAsker(question) : null;
		case 'reader':
		case 'national':
			return null;
	}
}

function isTheirs(me: Me, { askedBy, locationId }: Question): boolean {
	return (
		askedBy?.personId === me.personId ||
		(locationId !== undefined && me.locations.includes(locationId))
	);
}

/** Named one by one, so that a new field is not sent before somebody has decided that it may be. */
function withoutAsker(question: Question): Question {
	const { id, regionId, kind, text, askedAt, answers, state, shared, forAgenda } = question;
	return { id, regionId, kind, text, askedAt, answers, state, shared, forAgenda };
}
