type ModuleInfo = { code: string | null; importedIds: readonly string[] };
type ChunkingContext = { getModuleInfo(id: string): ModuleInfo | null };

const ROOT = process.cwd();
const FRAME = ['/src/routes/+layout.svelte', '/src/routes/+layout.ts'];
/** Kit fetches the page for errors with every first page. */
const DAY = ['/src/routes/(location)/locaties/[id]/+page.svelte', '/src/routes/+error.svelte'];
/** What enters and sends, and the forms, cards, lines and notices of the day: loaded when the first screen stands. */
const WORK = ['/src/lib/client/person-work.ts', '/src/lib/client/recent-acts.ts'];
const FORMS = ['day/DayCards', 'day/DayDialogs', 'day/RecentActs', 'frame/StatusNotices'].map(
	(part) => `/src/routes/${part}.svelte`
);
/** Forms use its fields too, so it chooses before them: else it would fetch them all. */
const SIGN_IN = ['/src/routes/aanmelden/+page.svelte'];
const TEXTS = '/src/lib/messages/';
/** What any other page may use, and none alone. */
const PARTS = `${ROOT}/src/lib/ui/`;
/** Of these a page runs most: the first three before its first figures, most others at the first tap. */
export const RUN_MOST = ['libraries', 'frame', 'day', 'sign-in-page', 'work', 'forms'];
const GROUPS = [...RUN_MOST, 'parts'];

/**
 * Few chunks in place of sixty for what the first screen waits for: what every page needs, and what the day page needs
 * and shares with others; then what follows it. Small files are compressed badly, and each costs a fetch.
 */
export function firstScreenGroups() {
	let groups: Map<string, string> | undefined;
	const assigned = GROUPS.map((group, index) => ({
		// A group takes what its modules need along, so what comes first on the screen chooses first.
		priority: GROUPS.length - index,
		name: (id: string, context: ChunkingContext) => {
			groups ??= assignGroups(context);
			return groupOf(id, groups) === group ? group : null;
		}
	}));
	return [...assigned, SHARED];
}

/**
 * What two pages share is else a file of its own, of which most is how it is imported. Reading sheets is large, and only
 * few do it.
 */
const SHARED = {
	name: 'shared',
	priority: 0,
	minShareCount: 2,
	test: /\/src\/(?!lib\/files\/)/
};

function groupOf(id: string, groups: Map<string, string>): string | undefined {
	return groups.get(plain(id)) ?? (id.startsWith(PARTS) ? 'parts' : undefined);
}

function assignGroups(context: ChunkingContext): Map<string, string> {
	const frame = reach(FRAME, context);
	const day = reach(DAY, context);
	if (frame.size === 0 || day.size === 0) throw new Error('the first screen is not in this build');
	const groups = new Map<string, string>();
	for (const id of reach(FORMS, context)) groups.set(id, 'forms');
	for (const id of reach(WORK, context)) groups.set(id, 'work');
	for (const id of reach(SIGN_IN, context)) groups.set(id, 'sign-in-page');
	for (const id of day) groups.set(id, 'day');
	for (const id of frame) groups.set(id, id.includes('/node_modules/') ? 'libraries' : 'frame');
	return groups;
}

/** Everything that comes with a module without being asked for later; of the texts only those it names. */
function reach(starts: string[], context: ChunkingContext): Set<string> {
	const found = new Set<string>();
	const open = starts.map((path) => ROOT + path);
	for (let id = open.pop(); id !== undefined; id = open.pop()) {
		if (found.has(plain(id))) continue;
		const info = context.getModuleInfo(id);
		if (!info) continue;
		found.add(plain(id));
		if (id.includes(TEXTS)) continue;
		open.push(...info.importedIds, ...textsOf(info.code ?? ''));
	}
	return found;
}

function textsOf(code: string): string[] {
	const names = [...code.matchAll(/\bm\.(\w+)/g)].map(([, name]) => name);
	return names.map((name) => `${ROOT}${TEXTS}messages/${name}.js`);
}

function plain(id: string): string {
	return id.replace(/\?.*$/, '');
}
