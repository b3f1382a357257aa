import { windowStart } from '../../../src/lib/domain/window.ts';
import type { PushResult } from '../../../src/lib/sync/messages.ts';
import { LOCATIONS } from './cast.ts';
import { profilesOf } from './device.ts';
import { START } from './found-world.ts';
import { meet, type Occurrence } from './occurrences.ts';
import { acceptedEntries, seenAt } from './to-oracle.ts';
import type { KnownEdit, World } from './world.ts';

/** Counts what can be told from all that people entered and the server took. */
export function meetAtEnd(world: World): void {
	const entered = new Set(profilesOf(world).flatMap(({ holds }) => [...holds]));
	for (const [uuid, { result }] of world.server.allTaken()) {
		if (!entered.has(uuid)) continue;
		for (const met of occurrencesOf(world, world.edits.get(uuid)!, result)) meet(world, met);
	}
	for (const id of LOCATIONS) if (hasEqualTimes(world, id)) meet(world, 'equal times');
}

function* occurrencesOf(
	{ old }: World,
	{ mutation }: KnownEdit,
	{ status, uuid }: PushResult
): Generator<Occurrence> {
	if (status !== 'applied') return;
	const { name, args } = mutation;
	if (name === 'conflict.settle') yield 'conflict settled';
	if (name === 'location.setDetail') yield 'detail switched';
	if (args.source === 'import') yield args.undated ? 'imported without a date' : 'imported';
	if (old.has(uuid)) yield 'old version lifted';
	if (!args.undated && seenAt(mutation) < windowStart(START)) yield 'entry before the window';
}

/** Two people saw something in one place at the very same moment. */
function hasEqualTimes(world: World, locationId: string): boolean {
	const seenBy = new Map<string, string>();
	return acceptedEntries(world, locationId).some(({ observedAt, by }) => {
		if (observedAt === null) return false;
		const other = seenBy.get(observedAt);
		seenBy.set(observedAt, by);
		return other !== undefined && other !== by;
	});
}
