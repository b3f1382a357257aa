/** One row of the layer table in docs/architecture.md; what a row does not name may not be imported. */
export type Layer = {
	name: string;
	holds: RegExp;
	layers: string[];
	/** Layers that may be loaded with `import()` only. */
	onDemand?: string[];
	/** `name` allows its subpaths too, `name!` this very specifier only, `*` is any part of a name. */
	packages: string[];
};

const KIT = ['svelte', '@sveltejs/kit', '$app/*', './$types'];
const CSS_FAMILIES = ['@nl-design-system-candidate/*-css', '@utrecht/*-css'];
const D3 = ['d3-*', 'topojson-client'];

/** The first row that holds a path is its layer. */
export const LAYERS: Layer[] = [
	{
		name: 'domain',
		holds: /^src\/lib\/domain\//,
		layers: [],
		packages: ['zod/mini!', 'date-fns', '@date-fns/tz']
	},
	{ name: 'sync', holds: /^src\/lib\/sync\//, layers: ['domain'], packages: ['zod/mini!'] },
	{
		name: 'client',
		holds: /^src\/lib\/client\//,
		layers: ['domain', 'sync'],
		packages: ['dexie', 'workbox-window', 'svelte']
	},
	{
		name: 'server',
		holds: /^src\/lib\/server\//,
		layers: ['domain', 'sync'],
		packages: [
			'node:*',
			'kysely',
			'pg',
			'better-auth',
			'pino',
			'zod',
			'croner',
			'nodemailer',
			'web-push'
		]
	},
	{
		name: 'ui',
		holds: /^src\/lib\/ui\//,
		layers: ['domain', 'messages'],
		packages: ['svelte', '$app/types!', '@lucide/svelte', ...D3, ...CSS_FAMILIES]
	},
	{
		name: 'files',
		holds: /^src\/lib\/files\//,
		layers: ['domain'],
		packages: ['read-excel-file', 'write-excel-file']
	},
	{
		name: 'cli',
		holds: /^cli\//,
		layers: ['domain', 'sync', 'server', 'files'],
		packages: ['node:*']
	},
	{ name: 'messages', holds: /^src\/lib\/messages(\/|$)/, layers: [], packages: [] },
	{
		name: 'service-worker',
		holds: /^src\/service-worker(\/|\.ts$)/,
		layers: [],
		packages: ['workbox-*', '$service-worker!']
	},
	{
		name: 'endpoints',
		holds: /^src\/(routes\/api\/|hooks\.server\.ts$|app\.d\.ts$)/,
		layers: ['domain', 'sync', 'server'],
		packages: KIT
	},
	{
		name: 'pages',
		holds: /^src\/(routes\/|params\/|hooks(\.client)?\.ts$)/,
		layers: ['domain', 'client', 'ui', 'messages'],
		onDemand: ['files'],
		packages: KIT
	}
];

/** What a unit test beside the source may import on top of its layer. */
export const TEST_PACKAGES = [
	'node:*',
	'vitest',
	'vitest-browser-svelte',
	'fast-check',
	'fake-indexeddb'
];

/** Code of the workshop: may import anything, and nothing under src or cli may import it. */
const WORKSHOP = /^(tests|bench|scripts)\/|^[^/]+$/;

export function layerOf(path: string): Layer | 'workshop' | undefined {
	return (
		LAYERS.find((layer) => layer.holds.test(path)) ?? (WORKSHOP.test(path) ? 'workshop' : undefined)
	);
}

export function allowsPackage(allowed: string[], name: string): boolean {
	return allowed.some((pattern) => packagePattern(pattern).test(name));
}

function packagePattern(pattern: string): RegExp {
	const exact = pattern.endsWith('!');
	const source = RegExp.escape(pattern.replace(/!$/, '')).replaceAll('\\*', '[^/]+');
	return new RegExp(`^${source}${exact ? '' : '(/.*)?'}$`);
}
