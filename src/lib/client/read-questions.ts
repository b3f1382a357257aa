import { changeQuestion } from '../domain/questions/change-question.ts';
import type { Question } from '../domain/schema/question.ts';
import type { PersonDatabase } from './database.ts';
import type { OverlayRow } from './overlay.ts';

/** The server's questions with what was asked and done here on top, by id; all of them, or the one that is named. */
export async function readQuestions(
	db: PersonDatabase,
	id?: string
): Promise<Map<string, Question>> {
	const rows =
		id === undefined
			? await db.row.where('type').equals('question').toArray()
			: await db.row.where('[type+id]').equals(['question', id]).toArray();
	const questions = new Map(rows.map((row) => [row.id, row.row as Question]));
	for (const { effect } of await questionOverlays(db, id)) {
		if (effect.kind === 'question' && !questions.has(effect.question.id))
			questions.set(effect.question.id, effect.question);
		if (effect.kind !== 'questionChange') continue;
		const question = questions.get(effect.questionId);
		if (question) questions.set(question.id, changeQuestion(question, effect.change));
	}
	return questions;
}

/** Own edits of questions in the order in which they were made. */
export async function questionOverlays(db: PersonDatabase, id?: string): Promise<OverlayRow[]> {
	const named = db.overlay.where('targetId');
	const rows = await (id === undefined ? named.above('') : named.equals(id)).toArray();
	return rows
		.filter(({ effect }) => effect.kind === 'question' || effect.kind === 'questionChange')
		.sort((a, b) => a.fieldSeq! - b.fieldSeq!);
}
