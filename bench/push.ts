import { openBareCore } from './bare-core.ts';
import { queueEdits } from './example-region.ts';

/**
 * 10,000 queued edits over 500 locations into the sync core, without HTTP, session and shape check: what of the
 * figures of `sync.ts` is the core's own. Prints one JSON line per run.
 */
const EDITS = 10_000;
const LOCATIONS = 500;
const AT_ONCE = 500;
const RUNS = Number(process.argv[2] ?? 3);

for (let run = 0; run < RUNS; run++) {
	const core = await openBareCore(LOCATIONS);
	const mutations = queueEdits(core.locationIds, EDITS);
	const cpu = process.cpuUsage();
	const start = performance.now();
	for (let done = 0; done < EDITS; done += AT_ONCE)
		await core.push(mutations.slice(done, done + AT_ONCE));
	const ms = Math.round(performance.now() - start);
	const { user, system } = process.cpuUsage(cpu);
	const cpuMs = Math.round((user + system) / 1000);
	console.log(
		JSON.stringify({ edits: EDITS, ms, cpuMs, perSecond: Math.round((EDITS / ms) * 1000) })
	);
	await core.close();
}
