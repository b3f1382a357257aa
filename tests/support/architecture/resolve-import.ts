import { posix } from 'node:path';

export type Target = { path: string } | { package: string };

/** Where a specifier leads: a path from the root, or the name of a package or of one of Kit's modules. */
export function resolveImport(from: string, specifier: string): Target {
	const bare = specifier.replace(/\?.*$/, '');
	if (/^\.{1,2}\/(.*\/)?\$types(\.js|\.d\.ts)?$/.test(bare)) return { package: './$types' };
	if (bare.startsWith('.')) return { path: posix.join(posix.dirname(from), bare) };
	if (/^\$lib(\/|$)/.test(bare)) return { path: bare.replace('$lib', 'src/lib') };
	if (/^\$messages(\/|$)/.test(bare))
		return { path: bare.replace('$messages', 'src/lib/messages') };
	return { package: bare };
}

/** The file of the project that a path without or with another extension stands for. */
export function fileAt(path: string, has: (path: string) => boolean): string | undefined {
	const asSource = path.replace(/\.js$/, '.ts');
	const endings = ['', '.ts', '.svelte.ts', '.js', '/index.ts'];
	return [...endings.map((ending) => path + ending), asSource].find((found) => has(found));
}
