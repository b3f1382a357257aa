import { expect, test } from 'vitest';
import { checkMachinePaths } from './check-machine-paths.ts';

const check = (line: string) => checkMachinePaths(new Map([['src/lib/a.ts', `\n${line}`]]));
const slashed = (...parts: string[]) => `/${parts.join('/')}`;

test.each([
	`const file = '${slashed('work', 'main', 'x')}';`,
	`see ${slashed('tmp', 'x')} for it`,
	`cd ${slashed('home', 'jan')}`,
	`"${slashed('tmp')}"`,
	`(${slashed('root', 'x')})`
])('%s names a machine', (line) => {
	expect(check(line)).toEqual(['src/lib/a.ts:2']);
});

test.each([
	"import a from './work/a.ts';",
	'https://example.org/home/page',
	"const route = '/regio/locaties';",
	"join(tmpdir(), 'x')",
	'src/work/x',
	"'/tmpl/x'"
])('%s does not', (line) => {
	expect(check(line)).toEqual([]);
});
