import type { Plugin } from 'vite';

const RUNTIME = /\/src\/lib\/messages\/runtime\.js$/;
const TEXT = /\/src\/lib\/messages\/messages\/(?!_index)\w+\.js$/;

/** A template without anything to fill in, between its backticks. */
const PLAIN = '`(?:[^`\\\\$]|\\\\.)*`';
const TYPE = '\\/\\*\\*(?:(?!\\*\\/)[^])*\\*\\/';
const IMPORT = "import { getLocale, experimentalStaticLocale } from '../runtime.js';";
const SAY_BY_LANGUAGE = 'export const say = (nl, en) => (getLocale() === "nl" ? nl : en);\n';

/**
 * Of each text the generated code asks for its language in the same thirty letters; some fourteen hundred times that is
 * 14 kB of what a device keeps. Here every text asks one function. The app names no language at a single text, so that
 * is left out. Fails when the texts are generated in another way.
 */
export function leanTexts(): Plugin {
	return {
		name: 'lean-texts',
		apply: 'build',
		applyToEnvironment: ({ name }) => name === 'client',
		transform: {
			filter: { id: [RUNTIME, TEXT] },
			handler: (code, id) => (RUNTIME.test(id) ? `${code}\n${SAY_BY_LANGUAGE}` : toLean(code))
		}
	};
}

/** One module with a text in Dutch and in English. */
export function toLean(code: string): string {
	const name = /^export const (\w+) = /m.exec(code)?.[1];
	const nl = name && templateOf(code, `nl_${name}`);
	const en = name && templateOf(code, `en_${name}`);
	if (nl && en)
		return `import { say } from '../runtime.js';\nexport const ${name} = () => say(${nl}, ${en});\n`;
	const choice = new RegExp(
		`^export const ${name} = ${TYPE} \\(\\((inputs(?: = \\{\\})?), options = \\{\\}\\) => \\{[^]*\\}\\);\\s*$`,
		'm'
	);
	if (!name || !code.includes(IMPORT) || !choice.test(code))
		throw new Error('texts are generated in another way: see scripts/lean-texts.ts');
	return code
		.replace(IMPORT, "import { say } from '../runtime.js';")
		.replace(choice, `export const ${name} = ($1) => say(nl_${name}, en_${name})(inputs);\n`);
}

function templateOf(code: string, name: string): string | undefined {
	const found = new RegExp(
		`^const ${name} = ${TYPE} \\(\\) => \\{\\s*return ${TYPE} \\((${PLAIN})\\)\\s*\\};`,
		'm'
	).exec(code);
	return found?.[1];
}
