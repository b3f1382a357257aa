import { existsSync, globSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { isKept } from '../src/service-worker/is-kept.ts';

const OUTPUT = '.svelte-kit/output';
const GENERATED = '.svelte-kit/generated/client-optimized';

type Chunk = { file: string; imports?: string[]; css?: string[] };
type Chunks = Record<string, Chunk>;
type Route = { id: string; page: { layouts: (number | undefined)[]; leaf: number } | null };
type FirstScreen = { scripts: string[]; styles: string[] };
type ServerManifest = { manifest: { _: { routes: Route[] } } };

/** Files the browser needs before a route stands on screen: start, app, its layouts and its page. */
export async function firstScreen(routeId: string): Promise<FirstScreen> {
	const chunks = readChunks();
	const needed = new Set<string>();
	for (const key of await entriesOf(routeId, chunks)) addWithImports(key, chunks, needed);
	const found = [...needed].map((key) => chunkOf(key, chunks));
	return {
		scripts: builtPaths(found.map((chunk) => chunk.file)),
		styles: builtPaths(found.flatMap((chunk) => chunk.css ?? []))
	};
}

/** Everything the service worker keeps: the client build, the static files and the shell. */
export function precachedFiles(): string[] {
	const patterns = ['build/client/**/*', 'build/prerendered/**/*.html'];
	return globSync(patterns, { withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => `${entry.parentPath}/${entry.name}`)
		.filter((path) => !/\.(gz|br|map)$|\/service-worker\.js$/.test(path))
		.filter(isKept);
}

async function entriesOf(routeId: string, chunks: Chunks): Promise<string[]> {
	const start = Object.keys(chunks).filter((key) => key.endsWith('runtime/client/entry.js'));
	if (start.length !== 1) throw new Error('the build manifest has no start of the client');
	const nodes = (await nodesOf(routeId)).map((node) => `${GENERATED}/nodes/${node}.js`);
	return [...start, `${GENERATED}/app.js`, ...nodes];
}

function builtPaths(files: string[]): string[] {
	return [...new Set(files)].map((file) => `build/client/${file}`);
}

function addWithImports(key: string, chunks: Chunks, into: Set<string>): void {
	if (into.has(key)) return;
	into.add(key);
	for (const next of chunkOf(key, chunks).imports ?? []) addWithImports(next, chunks, into);
}

function chunkOf(key: string, chunks: Chunks): Chunk {
	const chunk = chunks[key];
	if (!chunk) throw new Error(`the build manifest has no ${key}`);
	return chunk;
}

function readChunks(): Chunks {
	const path = `${OUTPUT}/client/.vite/manifest.json`;
	if (!existsSync(path)) throw new Error('nothing built yet: npm run build');
	return JSON.parse(readFileSync(path, 'utf8')) as Chunks;
}

async function nodesOf(routeId: string): Promise<number[]> {
	const url = pathToFileURL(`${OUTPUT}/server/manifest-full.js`).href;
	const { manifest } = (await import(url)) as ServerManifest;
	const page = manifest._.routes.find((route) => route.id === routeId)?.page;
	if (!page) throw new Error(`the build has no page ${routeId}`);
	return [...page.layouts.filter((node) => node !== undefined), page.leaf];
}
