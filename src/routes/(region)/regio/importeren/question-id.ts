/** Id of the control that asks what a text means; any text makes an id of its own. */
export function questionId(text: string): string {
	return `date-${[...text].map((sign) => sign.codePointAt(0)!.toString(36)).join('-')}`;
}
