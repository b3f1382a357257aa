import { expect, test } from 'vitest';
import { BERT, OTHER_SITE, SITE, startSignedIn } from '../support/client/signed-in.ts';

const ENTRIES = 1200;
const BATCH = 400;

test('what is followed shows all of a pull that is written in many pieces (S8)', async () => {
	const { server, anna } = await startSignedIn();
	const shown: { site: number[]; sums: number[] } = { site: [], sums: [] };
	const fail = (error: unknown) => {
		throw error;
	};
	const stops = [
		anna.client.views.location(SITE).subscribe((view) => {
			shown.site.push(view!.figures.occupied);
		}, fail),
		anna.client.views.locations().subscribe((views) => {
			shown.sums.push(views.reduce((sum, { figures }) => sum + figures.occupied, 0));
		}, fail)
	];
	const bert = server.device({ ...BERT, locations: [SITE, OTHER_SITE] });
	for (let done = 0; done < ENTRIES; done += BATCH) {
		const batch = Array.from({ length: BATCH }, (_, at) =>
			bert.edit('occupancy.record', {
				locationId: at % 2 ? SITE : OTHER_SITE,
				entry: { kind: 'arrive', n: 1 }
			})
		);
		await bert.push(...batch);
	}
	await anna.client.syncNow();
	await expect.poll(() => shown.site.at(-1)).toBe(ENTRIES / 2);
	await expect.poll(() => shown.sums.at(-1)).toBe(ENTRIES);
	stops.forEach((stop) => stop());
});
