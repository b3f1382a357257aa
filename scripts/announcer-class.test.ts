import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withoutStyleAttribute } from './announcer-class.ts';

test('the root component of this version of Kit keeps its announcer, without a style attribute', () => {
	execFileSync('svelte-kit', ['sync']);
	const root = readFileSync('.svelte-kit/generated/root.svelte', 'utf8');
	const changed = withoutStyleAttribute(root);
	expect(changed).toContain(
		'<div id="svelte-announcer" aria-live="assertive" aria-atomic="true" class="visually-hidden">'
	);
	expect(changed).not.toContain('style="');
});

test.each([
	['an announcer that is gone', '<p>nothing</p>'],
	['an announcer that is hidden otherwise', '<div id="svelte-announcer" class="x">'],
	['a second style attribute', '<div id="svelte-announcer" style="a"></div><p style="b">']
])('%s stops the build', (_, root) => {
	expect(() => withoutStyleAttribute(root)).toThrow('another way');
});
