import { expectThat } from './broken.ts';
import { count } from './counts.ts';
import { short } from './random.ts';
import type { World } from './world.ts';

/** I8: versions follow the order in which edits were taken, whatever the clocks of devices and server said. */
export function checkOrder({ server, counts }: World): void {
	const newest = new Map<string, number>();
	const inOrder = [...server.allTaken()].sort(([, a], [, b]) => a.order - b.order);
	for (const [uuid, { result }] of inOrder) {
		const { status, regionId, version } = result;
		if (status === 'rejected') continue;
		count(counts, 'check: I8');
		const before = newest.get(regionId!) ?? 0;
		const follows = status === 'noop' ? version! >= before : version! > before;
		expectThat(follows, 'I8', () => `${short(uuid)} has version ${version} after ${before}`);
		newest.set(regionId!, version!);
	}
}
