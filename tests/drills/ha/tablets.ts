import { setTimeout as delay } from 'node:timers/promises';
import { type OutsideDevice, openDevice } from '../../outside/device.ts';
import { enterRandomEdit } from '../../outside/enter-random-edit.ts';
import { createRandom } from '../../support/wire/seeded-random.ts';
import type { Wait } from './waits.ts';

export type Tablets = Awaited<ReturnType<typeof openTablets>>;

const MOST_PAUSE_MS = 2000;
const LOOK_EVERY_MS = 100;
/** As on a tablet: what they wait is what a person waits. */
const HASTE = 1;

/** The product's own client in several hands, each entering this and that; through the proxy, as browsers do. */
export async function openTablets(
	origin: string,
	owners: { name: string; email: string }[],
	seed: number
) {
	const devices: OutsideDevice[] = [];
	for (const [at, owner] of owners.entries())
		devices.push(await openDevice(origin, owner, createRandom(seed + at), HASTE));
	const wrong: string[] = [];
	let isOver = false;
	const using = devices.map(async (device, at) => {
		const random = createRandom(seed + 100 + at);
		while (!isOver) {
			await enterRandomEdit(device, random).catch((fault: unknown) => {
				wrong.push(`S21: ${device.history.name} could not enter an edit: ${String(fault)}`);
			});
			await delay(random.below(MOST_PAUSE_MS));
		}
	});
	const watching = devices.map((device) => watchWaits(device, () => isOver));

	return {
		...{ devices, wrong },
		receipts: () => devices.reduce((sum, { history }) => sum + history.receipts.size, 0),
		waits: watching.map(({ waits }) => waits),
		async finish(): Promise<void> {
			isOver = true;
			await Promise.all([...using, ...watching.map(({ done }) => done)]);
		},
		close(): void {
			isOver = true;
			for (const device of devices) device.close();
		}
	};
}

/** Stretches in which a tablet held an edit and got no receipt. */
function watchWaits({ history }: OutsideDevice, isOver: () => boolean) {
	const waits: Wait[] = [];
	const done = (async () => {
		let receipts = 0;
		let since: number | undefined;
		while (!isOver()) {
			const now = performance.now();
			if (history.receipts.size > receipts || history.stored.size <= receipts) {
				if (since !== undefined) waits.push({ from: since, to: now });
				since = undefined;
			}
			receipts = history.receipts.size;
			if (history.stored.size > receipts) since ??= now;
			await delay(LOOK_EVERY_MS);
		}
	})();
	return { waits, done };
}
