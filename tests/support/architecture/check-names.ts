import { isCode, type Project } from './project.ts';

const WORD = '[a-z0-9]+(-[a-z0-9]+)*';
const TYPESCRIPT = new RegExp(
	`^${WORD}(\\.(svelte|server|client|browser|config|test|d))*\\.(ts|js)$`
);
const COMPONENT = /^[A-Z][A-Za-z0-9]*\.svelte$/;
const ROUTE_FILE = /^\+[a-z]+(@[a-z()-]*)?(\.server)?\.(svelte|ts)$/;
const FOLDER = new RegExp(
	`^(\\.?${WORD}|\\(${WORD}\\)|\\[{1,2}(\\.\\.\\.)?[a-zA-Z]+(=[a-z]+)?\\]{1,2})$`
);

/** Names that say nothing about what is inside. */
const EMPTY = /^(utils?|helpers?|managers?|services?|common)$/i;
const EMPTY_ENDING = /-(utils?|helpers?)$|[a-z](Utils?|Helpers?)$/;

/** Files and folders whose names break the house style. */
export function checkNames(project: Project): string[] {
	const paths = [...project.keys()].filter((path) => isCode(path) && path.includes('/'));
	return [...paths.flatMap(checkFile), ...foldersOf(paths).flatMap(checkFolder)];
}

function checkFile(path: string): string[] {
	const name = path.slice(path.lastIndexOf('/') + 1);
	const form = path.endsWith('.svelte') ? COMPONENT : TYPESCRIPT;
	const isWellFormed = form.test(name) || (name.startsWith('+') && ROUTE_FILE.test(name));
	return [
		...(isWellFormed ? [] : [`${path}: kebab-case.ts or PascalCase.svelte`]),
		...(saysNothing(name.replace(/\..*$/, '')) ? [`${path}: the name says nothing`] : [])
	];
}

function checkFolder(path: string): string[] {
	const name = path.slice(path.lastIndexOf('/') + 1);
	return [
		...(FOLDER.test(name) ? [] : [`${path}/: folders are kebab-case`]),
		...(saysNothing(name) ? [`${path}/: the name says nothing`] : [])
	];
}

function saysNothing(name: string): boolean {
	return EMPTY.test(name) || EMPTY_ENDING.test(name);
}

function foldersOf(paths: string[]): string[] {
	const all = paths.flatMap((path) => {
		const parts = path.split('/').slice(0, -1);
		return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
	});
	return [...new Set(all)].sort();
}
