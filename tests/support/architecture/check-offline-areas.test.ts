import { expect, test } from 'vitest';
import { checkOfflineAreas } from './check-offline-areas.ts';

const check = (path: string) => checkOfflineAreas(new Map([[path, '']]));

test.each([
	'src/routes/+layout.server.ts',
	'src/routes/+page.server.ts',
	'src/routes/aanmelden/+page.server.ts',
	'src/routes/(location)/locaties/+page.server.ts',
	'src/routes/(region)/+layout.server.js'
])('%s breaks an offline area', (path) => {
	expect(check(path)).toHaveLength(1);
});

test.each([
	'src/routes/+layout.ts',
	'src/routes/(location)/locaties/+page.ts',
	'src/routes/(admin)/beheer/+page.server.ts',
	'src/routes/api/ping/+server.ts'
])('%s does not', (path) => {
	expect(check(path)).toEqual([]);
});
