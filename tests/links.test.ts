import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const PAGES = globSync(['*.md', 'docs/**/*.md']).sort();

test.each(PAGES)('every file that %s points at is there', (page) => {
	const targets = Array.from(
		readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g),
		([, target]) => join(dirname(page), target!)
	);
	expect(targets.filter((target) => !existsSync(target))).toEqual([]);
});
