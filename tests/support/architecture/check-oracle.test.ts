import { expect, test } from 'vitest';
import { checkOracle } from './check-oracle.ts';

const domain = ['src/lib/domain/ledger.ts', 'export const a = 1;'] as const;

test('a direct import of the domain is found, types included', () => {
	const project = new Map([
		['tests/support/oracle/a.ts', "import type { A } from '../../../src/lib/domain/ledger.ts';"],
		domain
	]);
	expect(checkOracle(project)).toEqual([
		'tests/support/oracle/a.ts: reaches src/lib/domain/ledger.ts'
	]);
});

test('an import by way of another file is found', () => {
	const project = new Map([
		['tests/support/oracle/a.ts', "import '../sheets/b.ts';"],
		['tests/support/sheets/b.ts', "import '../../../src/lib/domain/ledger.ts';"],
		domain
	]);
	expect(checkOracle(project)).toHaveLength(1);
});

test('a replay that stands on its own is fine', () => {
	const project = new Map([
		['tests/support/oracle/a.ts', "import './b.ts';"],
		['tests/support/oracle/b.ts', ''],
		domain
	]);
	expect(checkOracle(project)).toEqual([]);
});
