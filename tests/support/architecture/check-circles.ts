import { importsOf } from './imports-of.ts';
import { isCode, type Project } from './project.ts';
import { fileAt, resolveImport } from './resolve-import.ts';

export type ImportGraph = ReadonlyMap<string, string[]>;

/** Files that import each other, types included; one line per circle. */
export function checkCircles(project: Project): string[] {
	const graph = importGraph(project);
	return [...graph.keys()].flatMap((path) => {
		const circle = wayBack(path, graph);
		// Each circle is told once, from the first of its files.
		const isFirst = circle !== undefined && [...circle].sort()[0] === path;
		return isFirst ? [[...circle, path].join(' → ')] : [];
	});
}

export function importGraph(project: Project): ImportGraph {
	const code = [...project].filter(([path]) => isCode(path));
	return new Map(code.map(([path, text]) => [path, importedFiles(path, text, project)]));
}

function importedFiles(path: string, text: string, project: Project): string[] {
	return importsOf(path, text).flatMap(({ specifier }) => {
		if (specifier === undefined) return [];
		const target = resolveImport(path, specifier);
		const file = 'path' in target && fileAt(target.path, (found) => project.has(found));
		return file ? [file] : [];
	});
}

/** Everything a file reaches through imports. */
export function reachableFrom(start: string, graph: ImportGraph): Set<string> {
	const seen = new Set<string>();
	const waiting = [start];
	for (let path = waiting.pop(); path !== undefined; path = waiting.pop())
		for (const next of graph.get(path) ?? []) {
			if (seen.has(next)) continue;
			seen.add(next);
			waiting.push(next);
		}
	return seen;
}

/** Shortest way from a file back to itself. */
function wayBack(start: string, graph: ImportGraph): string[] | undefined {
	const ways: string[][] = [[start]];
	const seen = new Set<string>();
	for (let way = ways.shift(); way; way = ways.shift())
		for (const next of graph.get(way.at(-1) ?? '') ?? []) {
			if (next === start) return way;
			if (seen.has(next)) continue;
			seen.add(next);
			ways.push([...way, next]);
		}
	return undefined;
}
