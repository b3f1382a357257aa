import { describe, expect, test } from 'vitest';
import { checkLayers } from './check-layers.ts';

const violations = (path: string, ...imports: string[]) =>
	checkLayers(new Map([[path, imports.map((name) => `import '${name}';`).join('\n')]]));

describe('what each layer may import', () => {
	test.each([
		['src/lib/domain/a.ts', ['./b.ts', 'zod/mini', 'date-fns', 'date-fns/locale', '@date-fns/tz']],
		['src/lib/sync/a.ts', ['../domain/b.ts', 'zod/mini']],
		['src/lib/client/a.ts', ['../domain/b', '$lib/sync/c', 'dexie', 'workbox-window', 'svelte']],
		['src/lib/server/a.ts', ['../domain/b.ts', '../sync/c.ts', 'node:fs', 'kysely', 'zod']],
		['src/lib/server/auth/a.ts', ['better-auth', 'better-auth/plugins', 'pino', 'zod/mini']],
		['src/lib/ui/a.ts', ['../domain/b', '$messages/m', 'svelte/attachments', 'd3-scale']],
		['src/lib/ui/b.ts', ['@lucide/svelte/icons/bed', '@utrecht/textbox-css/dist/a.css']],
		['src/lib/files/a.ts', ['../domain/b.ts', 'read-excel-file/node', 'write-excel-file']],
		['cli/a.ts', ['../src/lib/server/a.ts', '../src/lib/files/b.ts', 'node:util', './b.ts']],
		['src/service-worker/index.ts', ['./a.ts', 'workbox-routing', '$service-worker']],
		['src/routes/api/ping/+server.ts', ['./$types', '$lib/server/a', '@sveltejs/kit']],
		['src/hooks.server.ts', ['./lib/server/a', '$lib/sync/b', '$app/environment']],
		['src/routes/(location)/+page.ts', ['$lib/client/a', '$lib/ui/B.svelte', '$app/paths']],
		['src/lib/domain/a.test.ts', ['vitest', 'fast-check', '../../../tests/support/x.ts']],
		['tests/a.test.ts', ['../src/lib/server/a.ts', 'playwright']]
	])('%s may import %j', (path, imports) => {
		expect(violations(path, ...imports)).toEqual([]);
	});

	test.each([
		['src/lib/domain/a.ts', '../sync/b.ts'],
		['src/lib/domain/a.ts', 'zod'],
		['src/lib/domain/a.ts', 'node:crypto'],
		['src/lib/domain/a.ts', '$messages/m'],
		['src/lib/domain/a.ts', 'vitest'],
		['src/lib/domain/a.test.ts', '../server/b.ts'],
		['src/lib/sync/a.ts', '../client/b.ts'],
		['src/lib/sync/a.ts', 'dexie'],
		['src/lib/client/a.ts', '../server/b.ts'],
		['src/lib/client/a.ts', '../ui/B.svelte'],
		['src/lib/client/a.ts', '$app/environment'],
		['src/lib/client/a.ts', 'svelte-french-toast'],
		['src/lib/server/a.ts', '../client/b.ts'],
		['src/lib/server/a.ts', '../files/b.ts'],
		['src/lib/server/a.ts', '@sveltejs/kit'],
		['src/lib/server/a.ts', '../../../tests/support/x.ts'],
		['src/lib/ui/a.ts', '../client/b'],
		['src/lib/ui/a.ts', '$app/navigation'],
		['src/lib/ui/a.ts', '@utrecht/design-tokens'],
		['src/lib/files/a.ts', '../server/b.ts'],
		['cli/a.ts', '../src/lib/client/b.ts'],
		['cli/a.ts', 'kysely'],
		['src/service-worker/index.ts', '../lib/domain/a.ts'],
		['src/routes/api/a/+server.ts', '$lib/client/b'],
		['src/routes/api/a/+server.ts', 'kysely'],
		['src/hooks.server.ts', '$lib/files/a'],
		['src/routes/(region)/+page.ts', '$lib/sync/a'],
		['src/routes/(region)/+page.ts', '$lib/server/a'],
		['src/routes/(region)/+page.ts', 'dexie'],
		['src/routes/(region)/+page.ts', '$lib/files/a'],
		['src/routes/(region)/+page.ts', '../../../package.json']
	])('%s may not import %s', (path, specifier) => {
		expect(violations(path, specifier)).toHaveLength(1);
	});

	test('a type or a re-export from a forbidden layer counts like any import', () => {
		const project = new Map([
			['src/lib/domain/a.ts', "import type { A } from '../server/a.ts';"],
			['src/lib/domain/b.ts', "export type { B } from '../server/b.ts';"],
			['src/lib/domain/c.ts', "type C = import('../server/c.ts').C;"]
		]);
		expect(checkLayers(project)).toHaveLength(3);
	});

	test('a page loads the file readers on demand only', () => {
		const page = 'src/routes/(region)/regio/importeren/+page.svelte';
		const load = (script: string) =>
			checkLayers(new Map([[page, `<script lang="ts">${script}</script>`]]));
		expect(load("const read = () => import('$lib/files/read-csv');")).toEqual([]);
		expect(load("import { readCsv } from '$lib/files/read-csv';")).toHaveLength(1);
	});

	test('a component is held to its layer as well', () => {
		const component = `<script lang="ts">import { db } from '$lib/client/database';</script>`;
		expect(checkLayers(new Map([['src/lib/ui/Bad.svelte', component]]))).toEqual([
			'src/lib/ui/Bad.svelte:1: ui may not import $lib/client/database'
		]);
	});

	test('an import that nobody can check is refused', () => {
		const text = 'export const load = (name: string) => import(name);';
		expect(checkLayers(new Map([['src/lib/server/a.ts', text]]))).toHaveLength(1);
	});

	test('a source file outside every layer is refused', () => {
		expect(checkLayers(new Map([['src/lib/extra/a.ts', '']]))).toEqual([
			'src/lib/extra/a.ts: stands in no layer'
		]);
	});
});
