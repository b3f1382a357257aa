import { type Project } from './project.ts';

const FOLDERS = ['work', 'tmp', 'home', 'root', 'Users'].join('|');
const MACHINE_PATH = new RegExp(`(?<![\\w.\\-/)\\]}*])/(${FOLDERS})(/|(?=['"\`\\s]))`);

/** Lines that name a folder of one particular machine; containers in deploy/ have paths of their own. */
export function checkMachinePaths(project: Project): string[] {
	return [...project]
		.filter(([path]) => !path.startsWith('deploy/'))
		.flatMap(([path, text]) =>
			text
				.split('\n')
				.flatMap((line, index) => (MACHINE_PATH.test(line) ? [`${path}:${index + 1}`] : []))
		);
}
