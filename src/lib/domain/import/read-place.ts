import { findPersonalData } from '../personal-data.ts';
import { fitsField } from './fits-field.ts';
import type { ImportRequest } from './import-plan.ts';
import { normaliseText } from './normalise-text.ts';
import type { SheetLine } from './sheet-line.ts';
import { type SheetAddress, splitAddress, splitNumber, tidyPostcode } from './split-address.ts';

/** Which location a line speaks of. */
export type SheetPlace = { name: string; municipality: string; address: SheetAddress };

type Places = Pick<ImportRequest, 'regionId' | 'municipalities'>;

/** null: refused, with the reason among the line's problems. */
export function readPlace(line: SheetLine, places: Places): SheetPlace | null {
	const municipality = readMunicipality(line, places);
	const name = readName(line);
	const address = readAddress(line);
	if (!municipality || !name || !address) return null;
	return { name, municipality, address };
}

function readMunicipality(line: SheetLine, places: Places): string | null {
	const inRegion = places.municipalities.filter(({ regionId }) => regionId === places.regionId);
	const wanted = normaliseText(line.cell('municipality')).replace(/^gemeente /, '');
	const found = inRegion.find(
		({ code, name }) => normaliseText(name) === wanted || code.toLowerCase() === wanted
	);
	if (found) return found.code;
	if (inRegion.length === 0) line.report(null, 'unknown-region');
	else line.report('municipality', wanted ? 'not-in-region' : 'municipality-missing');
	return null;
}

function readName(line: SheetLine): string | null {
	const name = line.cell('name').replace(/\s+/g, ' ');
	if (normaliseText(name) === '') line.report('name', 'name-missing');
	else if (findPersonalData(name)) line.report('name', 'personal-data');
	else if (!fitsField('name', name)) line.report('name', 'does-not-fit');
	else return name;
	return null;
}

const ADDRESS_PARTS = ['street', 'number', 'suffix', 'postcode', 'city'] as const;

function readAddress(line: SheetLine): SheetAddress | null {
	const street = line.cell('street');
	const address: SheetAddress = {
		...splitAddress(line.cell('address')),
		...(line.has('number') ? street && { street } : splitAddress(street)),
		...splitNumber(line.cell('number')),
		...(line.cell('suffix') && { suffix: line.cell('suffix') }),
		...(line.cell('postcode') && { postcode: tidyPostcode(line.cell('postcode')) }),
		...(line.cell('city') && { city: line.cell('city') })
	};
	for (const part of ADDRESS_PARTS) {
		const text = address[part];
		const field = line.has(part) ? part : 'address';
		if (text === undefined) continue;
		if (findPersonalData(text)) {
			line.report(field, 'personal-data');
			return null;
		}
		if (fitsField(`address.${part}`, text)) continue;
		line.report(field, 'does-not-fit');
		delete address[part];
	}
	return address;
}
