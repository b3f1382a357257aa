import type { Me } from '../../../src/lib/domain/schema/person.ts';
import type { WireRow } from '../../../src/lib/sync/messages.ts';
import { toText } from '../../support/to-text.ts';
import { expectSame } from './broken.ts';
import { count } from './counts.ts';
import { meet } from './occurrences.ts';
import type { ProfileData } from './read-profile.ts';
import { type ReplayedQuestion, rowOf, toldTo } from './replay-questions.ts';
import type { Profile, World } from './world.ts';

type Questions = Map<string, ReplayedQuestion>;

/** I1: the server's questions are what people did, each thing once. */
export function checkServerQuestions(
	{ counts }: World,
	rows: WireRow[],
	questions: Questions
): void {
	count(counts, 'check: I1', questions.size);
	const made = [...questions].map(([id, question]) => rowOf(id, question, true));
	expectSame(textsOf(rows), made.map(toText).sort(), 'I1', () => 'questions of the server');
}

/** I3: a person has the questions that are for them, and of others' neither more of them nor more in them. */
export function checkTold(
	world: World,
	{ personId, device }: Profile,
	data: ProfileData,
	questions: Questions
): void {
	const me = world.server.grants.get(personId)!;
	const regions = regionsOf(me, data);
	const told = [...questions].flatMap(([id, question]) => {
		if (!regions.has(question.asked.regionId)) return [];
		const how = toldTo(me, question);
		if (me.role === 'manager') meet(world, `question told: ${how}`);
		return how === 'not' ? [] : [rowOf(id, question, how === 'whole')];
	});
	count(world.counts, 'check: I3', told.length);
	const what = () => `questions told to ${personId} on ${device.name}`;
	expectSame(textsOf(data.rows.values()), told.map(toText).sort(), 'I3', what);
}

function textsOf(rows: Iterable<Pick<WireRow, 'type' | 'row'>>): string[] {
	const questions = [...rows].filter(({ type }) => type === 'question');
	return questions.map(({ row }) => toText(row)).sort();
}

function regionsOf({ regions, locations }: Me, { rows }: ProfileData): Set<string> {
	const own = locations.map((id) => rows.get(`location ${id}`)?.row as { regionId: string });
	return new Set([...regions, ...own.map(({ regionId }) => regionId)]);
}
