import { setTimeout as delay } from 'node:timers/promises';
import { readSync } from '../../src/lib/client/meta.ts';
import type { OutsideDevice } from './device.ts';

const WITHIN_MS = 120_000;
const PAUSE_MS = 100;

/** Until every device has sent everything and nothing new comes to any of them. */
export async function settleDevices(devices: OutsideDevice[]): Promise<void> {
	for (const device of devices) device.setSkew(0);
	const until = performance.now() + WITHIN_MS;
	let before = '';
	while (performance.now() < until) {
		const ends: string[] = [];
		for (const device of devices) ends.push(await device.client.syncNow());
		const now = JSON.stringify(await Promise.all(devices.map(versionsOf)));
		const areDone = ends.every((end) => end === 'done');
		if (areDone && now === before) return;
		before = areDone ? now : '';
		await delay(PAUSE_MS);
	}
	throw new Error('S18: sending and fetching never come to an end');
}

async function versionsOf({ db }: OutsideDevice): Promise<Record<string, number>> {
	return (await readSync(db)).versions;
}
