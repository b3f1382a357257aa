/** Shorter than this a name stays whole. */
const LONG = 11;

const ENDS = [
	...['beek', 'berg', 'bergen', 'borg', 'bosch', 'broek', 'burg', 'daal', 'dalen', 'dam', 'doorn'],
	...['dorp', 'drecht', 'horst', 'huizen', 'kanaal', 'kerk', 'kwartier', 'land', 'landen', 'meer'],
	...['polder', 'schoten', 'stad', 'stein', 'streek', 'veen', 'veld', 'voort', 'waard', 'water'],
	...['werf', 'wijk', 'wolde', 'woude']
];
const SEAM = new RegExp(`(?<=\\p{L}{3})(?=(?:water)?(?:${ENDS.join('|')})$)`, 'gu');

/**
 * A Dutch place name with a soft hyphen where its words meet, for browsers without a Dutch word list: Zwarte-water-land
 * and not "Zwartewate" with "rland" below it.
 */
export function softHyphens(name: string): string {
	return name.replace(/\p{L}+/gu, (word) =>
		word.length < LONG ? word : word.replace(SEAM, '\u00AD')
	);
}
