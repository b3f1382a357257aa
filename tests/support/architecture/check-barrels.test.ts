import { expect, test } from 'vitest';
import { checkBarrels } from './check-barrels.ts';

test.each([
	['src/lib/ui/index.ts', "export * from './a';"],
	['src/lib/ui/all.ts', "import { a } from './a';\nexport { a };"],
	['src/lib/domain/types.ts', "export type { A } from './a.ts';"]
])('%s with %j is a barrel', (path, text) => {
	expect(checkBarrels(new Map([[path, text]]))).toEqual([`${path}: only re-exports`]);
});

test.each([
	['src/service-worker/index.ts', "import { a } from './a';\na();"],
	['src/lib/domain/schema/zod.ts', "import * as z from 'zod/mini';\nz.config({});\nexport { z };"],
	['src/lib/domain/a.ts', "export { b } from './b.ts';\nexport const a = 1;"],
	['src/lib/domain/empty.ts', '']
])('%s with %j is none', (path, text) => {
	expect(checkBarrels(new Map([[path, text]]))).toEqual([]);
});
