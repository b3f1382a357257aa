/** The first control in which something stands that is no answer; it says itself what is wrong. */
export function firstUnreadable(form: HTMLFormElement): HTMLInputElement | undefined {
	return Array.from(form.elements).find(
		(control): control is HTMLInputElement =>
			control instanceof HTMLInputElement && control.validity.customError
	);
}
