import { personalProblem } from '../vragen/text-problem.ts';
import type { FormError } from './form-draft.ts';

/** What a reason holds that would be refused (D15), said at its field before it is stored. */
export function whyErrors(id: string, why: string, now: number): FormError[] {
	const message = personalProblem(why, now);
	return message ? [{ id, message }] : [];
}
