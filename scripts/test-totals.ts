import { existsSync, readFileSync } from 'node:fs';

export type Totals = { passed: number; failed: number };

type VitestReport = { numPassedTests: number; numFailedTests: number; success: boolean };
type PlaywrightReport = {
	stats: { expected: number; flaky: number; unexpected: number };
	errors: unknown[];
};

/** Sum of the JSON reports that vitest and Playwright left; a report that is not there counts nothing. */
export function sumReports(paths: string[]): Totals {
	const totals = paths.filter((path) => existsSync(path)).map((path) => totalsOf(readReport(path)));
	return {
		passed: totals.reduce((sum, one) => sum + one.passed, 0),
		failed: totals.reduce((sum, one) => sum + one.failed, 0)
	};
}

function totalsOf(report: VitestReport | PlaywrightReport): Totals {
	return 'stats' in report ? ofPlaywright(report) : ofVitest(report);
}

/** A file that cannot even be loaded has no failed test in it, and is a failure all the same. */
function ofVitest(report: VitestReport): Totals {
	const brokenFile = !report.success && report.numFailedTests === 0 ? 1 : 0;
	return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFile };
}

function ofPlaywright({ stats, errors }: PlaywrightReport): Totals {
	return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
}

function readReport(path: string): VitestReport | PlaywrightReport {
	return JSON.parse(readFileSync(path, 'utf8')) as VitestReport | PlaywrightReport;
}
