/** Of the button in the row of a site that calls it, where the focus goes back to. */
export function callButtonId(locationId: string): string {
	return `call-${locationId}`;
}
