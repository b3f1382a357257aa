import { importsOf } from './imports-of.ts';
import { isCode, type Project } from './project.ts';

/** Folders that Node runs as they are, so without a bundler to guess extensions or aliases. */
const RUN_AS_THEY_ARE = /^(src\/lib\/(domain|sync|server|files)|cli|bench)\//;

export function checkSpecifiers(project: Project): string[] {
	return [...project]
		.filter(([path]) => isCode(path) && RUN_AS_THEY_ARE.test(path))
		.flatMap(([path, text]) =>
			importsOf(path, text)
				.filter(({ specifier }) => specifier !== undefined && !isRunnable(specifier))
				.map(({ specifier, line }) => `${path}:${line}: Node cannot find ${specifier}`)
		);
}

function isRunnable(specifier: string): boolean {
	if (specifier.startsWith('$')) return false;
	return !specifier.startsWith('.') || /\.(ts|json)$/.test(specifier);
}
