import { expect, test } from 'vitest';
import { importsOf } from './imports-of.ts';

test('every way to import in TypeScript is found, types included, comments and texts left out', () => {
	const text = [
		"import { a } from './a.ts';",
		"import type { B } from './b.ts';",
		"export * from './c.ts';",
		"export type { D } from './d.ts';",
		"type E = import('./e.ts').E;",
		"const f = () => import('./f.ts');",
		"// import './not.ts'",
		'const g = "import \'./not.ts\'";',
		'const h = (name: string) => import(name);',
		"const i = import.meta.glob('./*.ts');",
		"import './j.css';"
	].join('\n');
	expect(importsOf('x.ts', text)).toEqual([
		{ specifier: './a.ts', dynamic: false, line: 1 },
		{ specifier: './b.ts', dynamic: false, line: 2 },
		{ specifier: './c.ts', dynamic: false, line: 3 },
		{ specifier: './d.ts', dynamic: false, line: 4 },
		{ specifier: './e.ts', dynamic: false, line: 5 },
		{ specifier: './f.ts', dynamic: true, line: 6 },
		{ specifier: undefined, dynamic: true, line: 9 },
		{ specifier: undefined, dynamic: true, line: 10 },
		{ specifier: './j.css', dynamic: false, line: 11 }
	]);
});

test('imports of a component are found in both scripts and in the markup', () => {
	const text = [
		'<script module lang="ts">',
		"	export { a } from './a.ts';",
		'</script>',
		'<script lang="ts">',
		"	import B from './B.svelte';",
		"	import type { C } from './c.ts';",
		"	let { d }: { d: import('./d.ts').D } = $props();",
		'	const e = (name: string) => import(name);',
		"	const f = import.meta.glob('./*.ts');",
		'</script>',
		"{#await import('./g.ts') then g}<B {d} {g} {e} {f} />{/await}"
	].join('\n');
	expect(importsOf('X.svelte', text)).toEqual([
		{ specifier: './a.ts', dynamic: false, line: 2 },
		{ specifier: './B.svelte', dynamic: false, line: 5 },
		{ specifier: './c.ts', dynamic: false, line: 6 },
		{ specifier: './d.ts', dynamic: false, line: 7 },
		{ specifier: undefined, dynamic: true, line: 8 },
		{ specifier: undefined, dynamic: true, line: 9 },
		{ specifier: './g.ts', dynamic: true, line: 11 }
	]);
});
