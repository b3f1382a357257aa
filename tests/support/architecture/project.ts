import { globSync, readFileSync } from 'node:fs';

/** Path from the root (with forward slashes) → text; tests build one in memory. */
export type Project = ReadonlyMap<string, string>;

const FOLDERS = ['src', 'tests', 'bench', 'cli', 'scripts', 'docs', '.ci', 'deploy'];
const TEXT = /\.(ts|js|svelte|md|json|css|html|yml|yaml|toml)$|^\.ci\/run$/;
const GENERATED = ['src/lib/messages/', 'tests/golden/'];
const INSTALLED = '/node_modules/';

export function readProject(): Project {
	const paths = globSync([...FOLDERS.map((folder) => `${folder}/**/*`), '*.md', '*.ts', '*.js'])
		.filter((path) => TEXT.test(path) && !path.includes(INSTALLED))
		.filter((path) => !GENERATED.some((folder) => path.startsWith(folder)))
		.sort();
	return new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]));
}

export function isCode(path: string): boolean {
	return /\.(ts|js|svelte)$/.test(path);
}

export function isTest(path: string): boolean {
	return path.endsWith('.test.ts');
}
