import lighthouse from 'lighthouse';

/**
 * One look at one page (mobile preset) in a browser that listens on this port and keeps what it has stored. Prints the
 * scores and what failed as one JSON line. `node run-lighthouse.mjs <port> <url> <category>...`.
 */
const [port, url, ...categories] = process.argv.slice(2);

const { lhr } = await lighthouse(url, {
	port: Number(port),
	output: 'json',
	logLevel: 'error',
	onlyCategories: categories,
	disableStorageReset: true
});
const scores = Object.fromEntries(
	categories.map((name) => [name, Math.round(lhr.categories[name].score * 100)])
);
const failed = categories
	.filter((name) => name !== 'performance')
	.flatMap((name) =>
		lhr.categories[name].auditRefs
			.filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 1)
			.map(({ id }) => id)
	);
const { runtimeError, finalDisplayedUrl } = lhr;
if (runtimeError || finalDisplayedUrl !== url)
	throw new Error(`looked at ${finalDisplayedUrl}: ${runtimeError?.message ?? 'another page'}`);
console.log(JSON.stringify({ ...scores, failed }));
