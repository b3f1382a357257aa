import { type Project } from './project.ts';

const SERVER_LOAD = /\+(page|layout)\.server\.(ts|js)$/;

/** The one area that may ask a server before it shows: coordinator and administrator. */
const ONLINE_AREA = 'src/routes/(admin)/';

/** Server loads in areas that work offline: a single one breaks navigation without a network there. */
export function checkOfflineAreas(project: Project): string[] {
	return [...project.keys()]
		.filter((path) => SERVER_LOAD.test(path) && !path.startsWith(ONLINE_AREA))
		.map((path) => `${path}: a server load in an area that works offline`);
}
