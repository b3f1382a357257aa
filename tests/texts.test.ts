import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Variant = { declarations: string[]; selectors: string[]; match: Record<string, string> };
type Texts = Record<string, string | Variant[]>;

/** Words of the workshop, and what to say instead. */
const NOT_PLAIN: Record<string, string> = {
	'(ge|her)?synchronis\\w*|sync\\w*|gesynct': 'verzenden, ophalen',
	'conflict\\w*': 'twee antwoorden',
	'valid\\w*|gevalideerd': 'klopt',
	'submit\\w*': 'opslaan, verzenden',
	'(ge)?[uü]pload\\w*|(ge)?download\\w*': 'verzenden, ophalen',
	'offline|online': 'zonder internet, met internet',
	'queue|wachtrij': 'op dit apparaat',
	'server\\w*': 'RCVS',
	'cache\\w*|database|record|entry': 'dit apparaat, invoer',
	'mutatie\\w*': 'wijziging',
	'inloggen|uitloggen|login|log in': 'aanmelden, afmelden',
	'bevestigingsdialoog|pop-?up': 'vraag',
	'error\\w*|foutmelding': 'wat er mis is',
	'selecteer\\w*|selecteren': 'kies',
	'invalide|ongeldig\\w*': 'klopt niet',
	'parameter\\w*|instantie\\w*|default': 'gewone woorden',
	'gelieve|dient u|middels|teneinde|derhalve|reeds|conform': 'gewone woorden',
	'device|account': 'apparaat, aanmelding',
	'overcrowded|placeable|snijverliezen': 'te veel, vrij, snijverlies',
	'de RCVS': 'het RCVS'
};
const MOST_WORDS = 22;

/** Dutch that no English sentence needs. */
const DUTCH =
	/(^|[^\p{L}'’])(het|een|niet|voor|naar|wordt|zijn|deze|kamer|bedden|mensen|locatie)(?!\p{L})/iu;

const files = globSync('messages/**/nl.json').sort();
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Texts;
const textsOf = (value: Texts[string]) =>
	typeof value === 'string' ? [value] : value.flatMap(({ match }) => Object.values(match));
const allOf = (path: string) => Object.entries(read(path)).filter(([key]) => key !== '$schema');
const lines = (path: string) =>
	allOf(path).flatMap(([key, value]) => textsOf(value).map((text) => ({ key, text })));
const inputsOf = (value: Texts[string]) =>
	[...new Set(textsOf(value).flatMap((text) => text.match(/\{\w+\}/g) ?? []))].sort();

/** What to say instead of the words of `text` that are not plain. */
function plainerThan(text: string): string[] {
	return Object.entries(NOT_PLAIN)
		.filter(([words]) => new RegExp(`(^|[^\\wÀ-ÿ-])(${words})(?![\\wÀ-ÿ])`, 'i').test(text))
		.map(([, instead]) => instead);
}

/** What a sentence is given, and the cases that it tells apart. */
function shapeOf(value: Texts[string]): string {
	const cases = typeof value === 'string' ? [] : value.map(({ match }) => Object.keys(match));
	return JSON.stringify([inputsOf(value), cases]);
}

test('the texts are found', () => {
	expect(files).toContain('messages/nl.json');
});

test('no text has the same name twice', () => {
	const keys = files.flatMap((path) => allOf(path).map(([key]) => key));
	expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

/** Where texts are used; the compiled ones are the texts themselves. */
const sources = globSync(['src/**/*.{ts,svelte}', 'cli/**/*.ts'])
	.filter((path) => !path.startsWith('src/lib/messages/'))
	.map((path) => readFileSync(path, 'utf8'))
	.join('\n');
const used = new Set(Array.from(sources.matchAll(/\bm\.(\w+)/g), ([, name]) => name));

describe.each(files)('%s', (path) => {
	test('has no text that no screen shows', () => {
		const unused = allOf(path).map(([key]) => key);
		expect(unused.filter((key) => !used.has(key))).toEqual([]);
	});

	test('has a plain word wherever there is one', () => {
		const found = lines(path).flatMap(({ key, text }) =>
			plainerThan(text).map((instead) => `${key}: “${text}” → ${instead}`)
		);
		expect(found).toEqual([]);
	});

	test('has no sentence that is too long to read at a glance', () => {
		const long = lines(path).flatMap(({ key, text }) =>
			text
				.split(/[.?!:]\s/)
				.filter((sentence) => sentence.split(/\s+/).length > MOST_WORDS)
				.map((sentence) => `${key}: ${sentence}`)
		);
		expect(long).toEqual([]);
	});

	test('says the same in English: same names, same inputs', () => {
		const english = read(path.replace(/nl\.json$/, 'en.json'));
		const differing = allOf(path)
			.filter(([key, value]) => {
				const other = english[key];
				return other === undefined || shapeOf(value) !== shapeOf(other);
			})
			.map(([key]) => key);
		expect(differing).toEqual([]);
		expect(Object.keys(english).filter((key) => !(key in read(path)))).toEqual([]);
	});

	test('has no Dutch in its English', () => {
		const left = lines(path.replace(/nl\.json$/, 'en.json')).filter(({ text }) => DUTCH.test(text));
		expect(left).toEqual([]);
	});
});

test.each([
	['De gesynchroniseerde gegevens', 'verzenden, ophalen'],
	['Het bestand is geüpload', 'verzenden, ophalen'],
	['Gedownload om 9 uur', 'verzenden, ophalen'],
	['Er is een conflict', 'twee antwoorden'],
	['De RCVS belt', 'het RCVS']
])('“%s” is not plain', (text, instead) => {
	expect(plainerThan(text)).toEqual([instead]);
});

test('snijverlies has one name in English, and the glossary ties it to the Dutch word', () => {
	const english = globSync('messages/**/en.json').flatMap((path) => lines(path));
	expect(english.filter(({ text }) => /snijverlies/i.test(text))).toEqual([
		{ key: 'help_word_snijverlies', text: 'Fragmentation (snijverlies)' }
	]);
});
