/** A number as people write it, `06-1111 2222` or `+31 (0)38 123`, as a link that dials; null when it is no number. */
export function phoneLink(phone: string): string | null {
	const digits = phone.replace(/\(0\)/g, '').replace(/[\s().\-/]/g, '');
	return /^\+?\d{3,15}$/.test(digits) ? `tel:${digits}` : null;
}
