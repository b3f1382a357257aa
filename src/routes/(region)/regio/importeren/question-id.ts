import type { DateQuestion } from './ask-dates.ts';

/** The control that says for the whole sheet whether the day or the month comes first. */
export const ORDER_ID = 'date-order';

/** Id of the control that asks what a text means; any text makes an id of its own. */
export function questionId(text: string): string {
	return `date-${[...text].map((sign) => sign.codePointAt(0)!.toString(36)).join('-')}`;
}

/** The controls that wait for an answer, each once, in the order of the page. */
export function openControls(
	questions: DateQuestion[],
	open: ReadonlySet<string>
): { id: string; text: string | null }[] {
	const waiting = questions.filter(({ text }) => open.has(text));
	const order = waiting.some(({ reason }) => reason === 'order');
	const others = waiting.filter(({ reason }) => reason !== 'order');
	return [
		...(order ? [{ id: ORDER_ID, text: null }] : []),
		...others.map(({ text }) => ({ id: questionId(text), text }))
	];
}
