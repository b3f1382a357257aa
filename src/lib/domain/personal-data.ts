/** What free text may not hold (D15). */
export type PersonalData = 'bsn';

/** A citizen service number: nine digits that stand alone, also as 1234.56.782 or 1234-56-782, and pass the 11-test. */
export function findPersonalData(text: string): PersonalData | null {
	if (!hasDigit(text)) return null;
	const plain = text.replace(HYPHENATED, '$1.$2.$3');
	return [...plain.matchAll(/\+?\d(?:[ .\u00a0]?\d)*/g)].some(([run]) => holdsBsn(run))
		? 'bsn'
		: null;
}

/** Most texts are short or empty, and the searches cost more than all else that is decided about an edit. */
export function hasDigit(text: string): boolean {
	return /\d/.test(text);
}

/** Only grouped as such numbers are: dates and telephone numbers have hyphens too. */
const HYPHENATED = /\b(\d{4}|\d{3})-(\d{2,3})-(\d{3})\b/g;

function holdsBsn(run: string): boolean {
	if (isTelephone(run)) return false;
	const parts = run.split(/[ .\u00a0]/);
	return [parts.join(''), ...parts].some(isBsn);
}

/** +31 6 12345678 and 0031 6 12345678. */
function isTelephone(run: string): boolean {
	return run.startsWith('+') || (/^00[1-9]/.test(run) && run.replace(/\D/g, '').length > 9);
}

function isBsn(digits: string): boolean {
	if (!/^\d{9}$/.test(digits) || /^0+$/.test(digits)) return false;
	const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
	const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
	return sum % 11 === 0;
}
