import type { Me } from '../../../src/lib/domain/schema/person.ts';
import { madeBefore } from './to-oracle.ts';
import type { World } from './world.ts';

type Author = { personId: string; name: string };

/** A question as people made it; it counts as answered, closed and shared by what is in it. */
export type ReplayedQuestion = {
	asked: { regionId: string; locationId?: string; text: string; askedBy: Author; askedAt: string };
	answers: { uuid: string; text: string; by: Author; at: string }[];
	marks: { kind: string; shared: boolean; forAgenda: boolean };
	closed: { by: Author; at: string } | null;
};

/** Questions by what people did and the server applied, in its order, read off no row of the product. */
export function replayQuestions({ server, edits }: World): Map<string, ReplayedQuestion> {
	const questions = new Map<string, ReplayedQuestion>();
	const inOrder = [...server.allTaken()].sort(([, a], [, b]) => a.order - b.order);
	for (const [uuid, { result, at: receivedAt, personId }] of inOrder) {
		const mutation = edits.get(uuid)?.mutation;
		if (!mutation || result.status !== 'applied') continue;
		const args = mutation.args as Record<string, string>;
		const [by, at] = [{ personId, name: personId }, madeBefore(mutation, receivedAt)];
		const question = questions.get(args.questionId ?? '');
		if (mutation.name === 'question.ask') questions.set(uuid, ask(args, by, at));
		if (mutation.name === 'question.answer')
			question!.answers.push({ uuid, text: args.text!, by, at });
		if (mutation.name === 'question.share')
			question!.marks = mutation.args as ReplayedQuestion['marks'];
		if (mutation.name === 'question.close') question!.closed = { by, at };
		if (mutation.name === 'question.reopen') question!.closed = null;
	}
	return questions;
}

function ask(args: Record<string, string>, askedBy: Author, askedAt: string): ReplayedQuestion {
	const { regionId, locationId, kind, text } = args;
	const place = locationId ? { locationId } : {};
	return {
		asked: { regionId: regionId!, ...place, text: text!, askedBy, askedAt },
		answers: [],
		marks: { kind: kind!, shared: false, forAgenda: false },
		closed: null
	};
}

/** Section 5 of the protocol, of a region in scope: with who asked and where, without these, or not at all. */
export function toldTo(
	{ role, personId, locations }: Me,
	{ asked: { locationId, askedBy }, answers, marks, closed }: ReplayedQuestion
): 'whole' | 'around' | 'not' {
	if (role === 'rcvs' || role === 'coordinator') return 'whole';
	if (role !== 'manager') return 'not';
	if (askedBy.personId === personId || (locationId && locations.includes(locationId)))
		return 'whole';
	return closed === null && (marks.shared || answers.length > 0) ? 'around' : 'not';
}

/** As its row must say it. */
export function rowOf(id: string, question: ReplayedQuestion, isWhole: boolean): object {
	const { answers, closed } = question;
	const { kind, shared, forAgenda } = question.marks;
	const { locationId, askedBy, ...asked } = question.asked;
	const state = closed ? 'closed' : answers.length > 0 ? 'answered' : 'open';
	const marks = closed ? { shared: false, forAgenda: false } : { shared, forAgenda };
	const told = { id, ...asked, kind, answers, state, ...marks };
	if (!isWhole) return told;
	return {
		...{ ...told, askedBy },
		...(locationId ? { locationId } : {}),
		...(closed ? { closed: { ...closed, shared, forAgenda } } : {})
	};
}
