import { expect, test } from 'vitest';
import { checkSpecifiers } from './check-specifiers.ts';

const check = (path: string, specifier: string) =>
	checkSpecifiers(new Map([[path, `import '${specifier}';`]]));

test.each([
	['src/lib/domain/a.ts', './b.ts'],
	['src/lib/server/a.ts', 'node:fs'],
	['src/lib/server/a.ts', './data.json'],
	['src/lib/client/a.ts', './b'],
	['src/routes/+page.ts', '$lib/client/a']
])('%s may write %s', (path, specifier) => {
	expect(check(path, specifier)).toEqual([]);
});

test.each([
	['src/lib/domain/a.ts', './b'],
	['src/lib/domain/a.test.ts', './b.js'],
	['src/lib/sync/a.ts', '$lib/domain/b'],
	['src/lib/server/a.ts', '$env/dynamic/private'],
	['src/lib/files/a.ts', '..'],
	['cli/opvangbord.ts', '../src/lib/server/app'],
	['bench/push.ts', './device']
])('%s may not write %s', (path, specifier) => {
	expect(check(path, specifier)).toEqual([`${path}:1: Node cannot find ${specifier}`]);
});
