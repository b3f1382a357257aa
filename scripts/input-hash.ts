import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';

const INPUTS = [
	'src/**/*',
	'static/**/*',
	'messages/**/*',
	'project.inlang/settings.json',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts',
	'scripts/{announcer-class,compile-hint,first-screen-groups}.ts',
	'tsconfig.json'
];

/** SHA-256 over everything the build is made of: the same sources always give the same text. */
export function inputHash(): string {
	const hash = createHash('sha256');
	for (const path of inputFiles()) hash.update(`${path}\0`).update(readFileSync(path)).update('\0');
	return hash.digest('hex');
}

function inputFiles(): string[] {
	return globSync(INPUTS, { withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => `${entry.parentPath}/${entry.name}`)
		.filter((path) => !isGenerated(path) && !isTest(path))
		.sort();
}

const isGenerated = (path: string) => path.includes('src/lib/messages/');
const isTest = (path: string) => path.endsWith('.test.ts');
