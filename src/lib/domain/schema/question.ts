import { regionId, text, uuid } from './ids.ts';
import { z } from './zod.ts';

/** A question; a good practice ("parel"); a bottleneck ("knoop"). */
export const QUESTION_KINDS = ['question', 'pearl', 'bottleneck'] as const;

/** `closed`: withdrawn by its author or put away by the desk. */
export const QUESTION_STATES = ['open', 'answered', 'closed'] as const;

export const MAX_QUESTION = 1000;
export const MAX_ANSWER = 2000;

const kind = z.enum(QUESTION_KINDS);
const author = z.object({ personId: z.string(), name: z.string() });

const answer = z.object({
	/** Of the mutation that gave it. */
	uuid,
	text: z.string(),
	by: author,
	at: z.string()
});

/** Who closed it and when, and the marks that this took away. */
const closing = z.object({
	by: author,
	at: z.string(),
	shared: z.boolean(),
	forAgenda: z.boolean()
});

export const questionRow = z.object({
	/** Uuid of the mutation that asked it. */
	id: uuid,
	regionId,
	/** Left out for who may not know where it was asked. */
	locationId: z.optional(uuid),
	kind,
	text: z.string(),
	/** Left out for who may not know who asked. */
	askedBy: z.optional(author),
	askedAt: z.string(),
	/** In the order in which they were given. */
	answers: z.array(answer),
	state: z.enum(QUESTION_STATES),
	/** Of what is closed; left out of what was closed before this was kept. */
	closed: z.optional(closing),
	/** The desk shows it to the whole region and its municipalities. */
	shared: z.boolean(),
	/** Of the regional table (regietafel). */
	forAgenda: z.boolean()
});

const existing = { regionId, questionId: uuid };

export const QUESTION_ARGS = {
	'question.ask': z.strictObject({
		regionId,
		locationId: z.optional(uuid),
		kind,
		text: text(MAX_QUESTION)
	}),
	'question.answer': z.strictObject({ ...existing, text: text(MAX_ANSWER) }),
	'question.share': z.strictObject({
		...existing,
		kind,
		shared: z.boolean(),
		forAgenda: z.boolean()
	}),
	'question.close': z.strictObject(existing),
	'question.reopen': z.strictObject(existing)
} as const;

export type Question = z.infer<typeof questionRow>;
export type QuestionKind = Question['kind'];
export type QuestionState = Question['state'];
