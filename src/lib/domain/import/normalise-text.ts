/** For comparing what people type: lower case, no accents, anything but letters, digits and + is one space. */
export function normaliseText(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}+]+/gu, ' ')
		.trim();
}
