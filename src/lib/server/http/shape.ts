import { core } from 'zod';
import en from 'zod/v4/locales/en.js';
import { problem } from './problem.ts';

const MAX_ERRORS = 20;

/** zod/mini has no words of its own; these name types and limits, never the value. */
const { localeError } = en();

/** The value as the schema reads it, or 400 `shape` with each mistake by its path. */
export function parseShape<Schema extends core.$ZodType>(
	schema: Schema,
	value: unknown
): { value: core.output<Schema> } | Response {
	const parsed = core.safeParse(schema, value, { error: localeError });
	if (parsed.success) return { value: parsed.data };
	return problem(400, 'shape', {
		errors: parsed.error.issues.slice(0, MAX_ERRORS).map(({ path, message }) => ({
			path: path.map(String).join('.'),
			message
		}))
	});
}
