import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const TESTS = ['**/*.test.ts', 'tests/**'];
const NO_ENUM = {
	selector: 'TSEnumDeclaration',
	message: 'Use a list of literals: Node runs these files as they are.'
};
const NO_MODULE_STATE = [
	'Program > VariableDeclaration[kind="let"]',
	'Program > ExportNamedDeclaration > VariableDeclaration[kind="let"]',
	'Program > VariableDeclaration > VariableDeclarator > CallExpression[callee.name="$state"]',
	'Program > ExportNamedDeclaration > VariableDeclaration > VariableDeclarator > CallExpression[callee.name="$state"]'
].map((selector) => ({
	selector,
	message: 'No state at module level: pass it in, or keep it in what a factory returns.'
}));
const NO_CLOCK = [
	'NewExpression[callee.name="Date"][arguments.length=0]',
	'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
	'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
	'CallExpression[callee.property.name="randomUUID"]'
].map((selector) => ({ selector, message: 'Time, ids and chance are passed in.' }));
const NO_LOCALE_ORDER = {
	selector: 'CallExpression[callee.property.name="localeCompare"]',
	message: 'The fold compares bytewise (D9).'
};
const NO_STYLE_ATTRIBUTE = {
	selector: 'SvelteElement[kind="html"] > SvelteStartTag > SvelteAttribute[key.name="style"]',
	message: 'The Content-Security-Policy drops style attributes: use a class or a style: directive.'
};
const ZOD = {
	regex: '^zod(/|$)',
	message: "Take z from 'domain/schema/zod.ts': zod/mini with its eval probe switched off."
};
const STORES = {
	regex: '^(svelte/store|\\$app/stores)$',
	message: 'Runes, not stores.'
};

export default defineConfig(
	{
		ignores: [
			'node_modules/',
			'build/',
			'.svelte-kit/',
			'data/',
			'coverage/',
			'test-results/',
			'playwright-report/',
			'src/lib/messages/',
			'project.inlang/cache/'
		]
	},
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	js.configs.recommended,
	ts.configs.recommendedTypeChecked,
	svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				projectService: true,
				tsconfigRootDir: import.meta.dirname,
				extraFileExtensions: ['.svelte']
			}
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	{
		rules: {
			// TypeScript knows which names exist, ambient ones included.
			'no-undef': 'off',
			eqeqeq: 'error',
			'no-restricted-imports': ['error', { patterns: [ZOD, STORES] }],
			'no-restricted-syntax': ['error', NO_ENUM, NO_STYLE_ATTRIBUTE],
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true }
			],
			'@typescript-eslint/consistent-type-imports': [
				'error',
				{ fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }
			],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
			],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			// An interface that promises may have an implementation that never waits.
			'@typescript-eslint/require-await': 'off',
			// Factories return plain functions: there is no `this` to lose.
			'@typescript-eslint/unbound-method': 'off',
			// Query results are replaced whole, in $state.raw.
			'svelte/prefer-svelte-reactivity': 'off',
			'svelte/no-at-html-tags': 'error',
			'svelte/no-navigation-without-resolve': 'error',
			'svelte/require-each-key': 'error',
			'svelte/button-has-type': 'error',
			'svelte/block-lang': ['error', { script: 'ts' }]
		}
	},
	{
		files: ['src/**/*.ts'],
		ignores: TESTS,
		rules: { 'no-restricted-syntax': ['error', NO_ENUM, ...NO_MODULE_STATE], 'no-console': 'error' }
	},
	{
		files: ['src/lib/domain/**/*.ts', 'src/lib/sync/**/*.ts'],
		ignores: TESTS,
		rules: {
			'no-restricted-syntax': ['error', NO_ENUM, NO_LOCALE_ORDER, ...NO_MODULE_STATE, ...NO_CLOCK]
		}
	},
	{
		files: ['src/lib/domain/schema/zod.ts', 'src/lib/server/**/*.ts'],
		rules: { 'no-restricted-imports': ['error', { patterns: [STORES] }] }
	},
	{
		files: ['tests/**', '**/*.test.ts'],
		rules: {
			// What JSON.parse and fetch give back is looked at by the assertions.
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off'
		}
	},
	{ files: ['**/*.{js,mjs}'], extends: [ts.configs.disableTypeChecked] }
);
