import { expect, test } from 'vitest';
import { softHyphens } from './soft-hyphens.ts';

const seen = (name: string) => softHyphens(name).replaceAll('\u00AD', '·');

test.each([
	['Steenwijkerland', 'Steenwijker·land'],
	['Zwartewaterland', 'Zwarte·water·land'],
	['Krimpenerwaard', 'Krimpener·waard'],
	['Noordoostpolder', 'Noordoost·polder'],
	['Zoeterwoude', 'Zoeter·woude'],
	['Voorschoten', 'Voor·schoten'],
	['Leidschendam-Voorburg', 'Leidschen·dam-Voorburg']
])('%s breaks where its words meet', (name, expected) => {
	expect(seen(name)).toBe(expected);
});

test.each(['Zwolle', 'Hardenberg', 'Olst-Wijhe', 'Bodegraven-Reeuwijk', 'Alphen aan den Rijn'])(
	'%s has no word that needs it',
	(name) => {
		expect(softHyphens(name)).toBe(name);
	}
);
