import { globSync, readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import { beforeAll, expect, test } from 'vitest';
import * as texts from '../src/lib/messages/messages.js';
import { overwriteGetLocale } from '../src/lib/messages/runtime.js';
import { toLean } from './lean-texts.ts';

type Say = (inputs?: object) => string;
type Locale = 'nl' | 'en';

const MODULES = globSync('src/lib/messages/messages/*.js').filter(
	(path) => !path.endsWith('_index.js')
);
/** Whole numbers, so that plurals differ; any other name is filled in as it is. */
const INPUTS = [0, 1, 2].map(
	(n) => new Proxy({}, { get: (_, name) => (name === 'n' ? n : `<${String(name)}>`) })
);

let locale: Locale = 'nl';

beforeAll(() => overwriteGetLocale(() => locale));

function lean(path: string): Say {
	const code = toLean(readFileSync(path, 'utf8'));
	const name = /^export const (\w+) = /m.exec(code)![1]!;
	const body = code.replace(/^import .*$/gm, '').replace(/^export /m, '');
	const say = (nl: unknown, en: unknown) => (locale === 'nl' ? nl : en);
	const make = runInThisContext(`(say) => {${body}\nreturn ${name};}`) as (say: object) => Say;
	return make(say);
}

test('every text says the same in both languages, with less around it', () => {
	expect(MODULES.length).toBeGreaterThan(1000);
	const all = texts as unknown as Record<string, Say>;
	for (const path of MODULES) {
		const name = /(\w+)\.js$/.exec(path)![1]!;
		const short = lean(path);
		for (locale of ['nl', 'en'] as const)
			for (const inputs of INPUTS)
				expect(short(inputs), `${name} ${locale}`).toBe(all[name]!(inputs));
	}
});

test('a text that is generated in another way stops the build', () => {
	expect(() => toLean('export const x = () => "x";')).toThrow(/scripts\/lean-texts\.ts/);
});

test('no text is asked for in a language of its own', () => {
	const sources = globSync('src/{lib/{client,ui,domain},routes}/**/*.{ts,svelte}');
	const asking = sources.filter((path) =>
		/\bm\.\w+\([^()]*,\s*\{\s*locale\b/.test(readFileSync(path, 'utf8'))
	);
	expect(asking).toEqual([]);
});
