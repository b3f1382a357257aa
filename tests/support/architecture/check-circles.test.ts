import { expect, test } from 'vitest';
import { checkCircles, importGraph, reachableFrom } from './check-circles.ts';

test('a circle of types is a circle', () => {
	const project = new Map([
		['src/lib/domain/a.ts', "import type { B } from './b.ts';"],
		['src/lib/domain/b.ts', "import { c } from './c.ts';"],
		['src/lib/domain/c.ts', "export type { A } from './a.ts';"],
		['src/lib/domain/d.ts', "import { a } from './a.ts';"]
	]);
	expect(checkCircles(project)).toEqual([
		'src/lib/domain/a.ts → src/lib/domain/b.ts → src/lib/domain/c.ts → src/lib/domain/a.ts'
	]);
});

test('a circle is found through a component, an alias and a missing extension', () => {
	const project = new Map([
		['src/lib/ui/List.svelte', "<script>import { sort } from '$lib/ui/sort';</script>"],
		['src/lib/ui/sort.ts', "import List from './List.svelte';"]
	]);
	expect(checkCircles(project)).toHaveLength(1);
});

test('a file that imports itself is a circle', () => {
	expect(checkCircles(new Map([['tests/a.ts', "import { b } from './a.ts';"]]))).toHaveLength(1);
});

test('two ways to the same file are no circle', () => {
	const project = new Map([
		['src/lib/domain/a.ts', "import './b.ts';\nimport './c.ts';"],
		['src/lib/domain/b.ts', "import './c.ts';"],
		['src/lib/domain/c.ts', '']
	]);
	expect(checkCircles(project)).toEqual([]);
	expect([...reachableFrom('src/lib/domain/a.ts', importGraph(project))].sort()).toEqual([
		'src/lib/domain/b.ts',
		'src/lib/domain/c.ts'
	]);
});
