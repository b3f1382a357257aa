/** The same for every engine: so many records of some 400 bytes, of which each is changed once. */
export const RECORDS = 10_000;

const TOWNS = [
	'Dalfsen',
	'Deventer',
	'Hardenberg',
	'Kampen',
	'Ommen',
	'Raalte',
	'Staphorst',
	'Zwolle'
];
const KINDS = ['goo', 'hub', 'cno', 'other'];

export const keyOf = (index) => `loc-${String(index).padStart(6, '0')}`;

export function recordOf(index) {
	return {
		id: keyOf(index),
		name: `Locatie ${index} ${TOWNS[index % 8]}`,
		street: `${TOWNS[(index * 3) % 8]}erstraat ${((index * 7) % 199) + 1}`,
		postcode: `${1000 + ((index * 13) % 8999)} AB`,
		town: TOWNS[(index * 5) % 8],
		kind: KINDS[index % 4],
		beds: 20 + ((index * 17) % 300),
		occupied: (index * 11) % 20,
		outOfService: index % 5,
		contact: `Locatiemanager ${index % 400}`,
		phone: `038-${1_000_000 + index * 37}`,
		note: 'Begane grond bereikbaar, gedeelde keuken, wasruimte in het gebouw, stille kamer op aanvraag.',
		updatedBy: 'example',
		revision: 0
	};
}

/** So many at a time, so that no engine has to take them one by one. */
export async function inParts(count, size, take) {
	for (let start = 0; start < count; start += size)
		await take(Array.from({ length: Math.min(size, count - start) }, (_, at) => start + at));
}

export async function until(isSo, ms = 240_000) {
	const end = performance.now() + ms;
	while (!(await isSo())) {
		if (performance.now() > end) throw new Error('never came true');
		await new Promise((resolve) => setTimeout(resolve, 1));
	}
}
