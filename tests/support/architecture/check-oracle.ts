import { importGraph, reachableFrom } from './check-circles.ts';
import { type Project } from './project.ts';

const ORACLE = 'tests/support/oracle/';
const JUDGED = 'src/lib/domain/';

/** The replay that judges the domain may not lean on it, not even by way of another file. */
export function checkOracle(project: Project): string[] {
	const graph = importGraph(project);
	return [...graph.keys()]
		.filter((path) => path.startsWith(ORACLE))
		.flatMap((path) =>
			[...reachableFrom(path, graph)]
				.filter((target) => target.startsWith(JUDGED))
				.map((target) => `${path}: reaches ${target}`)
		);
}
