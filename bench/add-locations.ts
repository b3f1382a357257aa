import type { PushResponse } from '../src/lib/sync/messages.ts';
import { addingOf } from './example-region.ts';
import type { WireClient } from './wire-client.ts';

const AT_ONCE = 500;

/** By the device itself, so that the server has been at work before anything is measured; gives their ids. */
export async function addLocations(author: WireClient, count: number): Promise<string[]> {
	const ids = Array.from({ length: count }, () => crypto.randomUUID());
	const added = ids.map((id, index) => JSON.stringify(addingOf(id, index)));
	for (let done = 0; done < count; done += AT_ONCE)
		expectApplied(await author.push(added.slice(done, done + AT_ONCE), count - done));
	return ids;
}

export function expectApplied({ results }: PushResponse): void {
	if (results.some(({ status }) => status !== 'applied')) throw new Error('not applied');
}
