import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sumReports } from './test-totals.ts';

describe('totals of a test run', () => {
	let folder = '';

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'totals-'));
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	const report = (name: string, content: unknown) => {
		const path = join(folder, name);
		writeFileSync(path, JSON.stringify(content));
		return path;
	};

	test('adds what vitest and Playwright counted', () => {
		const unit = report('u.json', { numPassedTests: 7, numFailedTests: 2, success: false });
		const e2e = report('e.json', { stats: { expected: 3, flaky: 1, unexpected: 1 }, errors: [] });
		expect(sumReports([unit, e2e])).toEqual({ passed: 11, failed: 3 });
	});

	test('counts a file that does not load as a failure', () => {
		const unit = report('u.json', { numPassedTests: 7, numFailedTests: 0, success: false });
		const e2e = report('e.json', {
			stats: { expected: 0, flaky: 0, unexpected: 0 },
			errors: [{ message: 'no' }]
		});
		expect(sumReports([unit, e2e])).toEqual({ passed: 7, failed: 2 });
	});

	test('counts nothing for a group that never ran', () => {
		expect(sumReports([join(folder, 'absent.json')])).toEqual({ passed: 0, failed: 0 });
	});
});
