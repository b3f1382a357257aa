export type SheetAddress = {
	street?: string;
	number?: string;
	suffix?: string;
	postcode?: string;
	city?: string;
};

/** "Havenstraat 76-2, 7417 BL Deventer" in its parts; what the text does not hold is absent. */
export function splitAddress(text: string): SheetAddress {
	const postcode = POSTCODE.exec(text);
	if (!postcode) return splitStreet(text);
	const city = clean(text.slice(postcode.index + postcode[0].length));
	return {
		...splitStreet(text.slice(0, postcode.index)),
		postcode: `${postcode[1]} ${postcode[2]!.toUpperCase()}`,
		...(city ? { city } : {})
	};
}

/** "47a" and "76-2" as they stand in a column of their own. */
export function splitNumber(text: string): SheetAddress {
	const parts = /^(\d{1,5})\s*[-/]?\s*([a-z0-9]{1,6})?$/i.exec(clean(text));
	if (!parts) return clean(text) ? { number: clean(text) } : {};
	return { number: parts[1]!, ...(parts[2] ? { suffix: parts[2] } : {}) };
}

/** "7588al" as "7588 AL"; anything else as it is. */
export function tidyPostcode(text: string): string {
	const parts = /^(\d{4})\s*([a-z]{2})$/i.exec(text.trim());
	return parts ? `${parts[1]} ${parts[2]!.toUpperCase()}` : text.trim();
}

const POSTCODE = /\b([1-9]\d{3})\s?([A-Za-z]{2})\b/;
/** A site over several numbers, "12 t/m 16", keeps them as one number. */
const RANGE = /^(\D.*?)\s+(\d{1,5}\s*(?:t\/m|en|&|\+)\s*\d{1,5})$/i;
const NUMBERED = /^(.*[^\s/-])\s+(\d{1,5}(?:\s*[-/]\s*[a-z0-9]{1,6}|\s?[a-z][a-z0-9]{0,5})?)$/i;

function splitStreet(text: string): SheetAddress {
	const street = clean(text);
	const range = RANGE.exec(street);
	if (range) return { street: range[1]!, number: range[2]! };
	const parts = NUMBERED.exec(street);
	if (!parts) return street ? { street } : {};
	return { street: clean(parts[1]!), ...splitNumber(parts[2]!) };
}

function clean(text: string): string {
	return text.replace(/\s+/g, ' ').replace(/^[\s,;]+|[\s,;]+$/g, '');
}
