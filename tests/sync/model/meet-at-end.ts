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
	for (const uuid of profilesOf(world).flatMap(({ answeredAgain }) => [...answeredAgain]))
		if (isOfQuestion(world.edits.get(uuid)!)) meet(world, 'question sent again');
	for (const id of LOCATIONS) if (hasEqualTimes(world, id)) meet(world, 'equal times');
}

function* occurrencesOf(
	{ old }: World,
	edit: KnownEdit,
	{ status, uuid }: PushResult
): Generator<Occurrence> {
	if (status === 'rejected' && isOfQuestion(edit)) yield 'question refused';
	if (status !== 'applied') return;
	const { mutation } = edit;
	const { name, args } = mutation;
	if (isOfQuestion(edit)) yield DONE[name as keyof typeof DONE];
	if (name === 'question.ask' && !args.locationId) yield 'question of no place';
	if (name === 'conflict.settle') yield 'conflict settled';
	if (name === 'location.setDetail') yield 'detail switched';
	if (args.source === 'import') yield args.undated ? 'imported without a date' : 'imported';
	if (old.has(uuid)) yield 'old version lifted';
	if (!args.undated && seenAt(mutation) < windowStart(START)) yield 'entry before the window';
}

const DONE = {
	'question.ask': 'question asked',
	'question.answer': 'question answered',
	'question.share': 'question shared',
	'question.close': 'question closed',
	'question.reopen': 'question reopened'
} as const;

function isOfQuestion({ mutation: { name } }: KnownEdit): boolean {
	return Object.hasOwn(DONE, name);
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
