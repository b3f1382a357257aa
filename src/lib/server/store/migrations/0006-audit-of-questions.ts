import type { Migration } from './migration.ts';

/**
 * Retention finds what was sent with a question (D15, D20) without a walk along the whole chain of a region. With the action
 * in it the index has the whole answer: SQLite takes it only then.
 */
export const auditOfQuestions0006: Migration = {
	name: '0006-audit-of-questions',
	statements: () => [
		`create index audit_question on audit (region_id, seq, at, action)
			where action in ('question.ask', 'question.answer')`
	]
};
