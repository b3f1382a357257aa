import type { Conflict } from '../../../src/lib/domain/schema/conflict.ts';
import { plainEntry } from '../../../src/lib/client/entry-group.ts';
import type { PushResult, WireRow } from '../../../src/lib/sync/messages.ts';
import { toText } from '../../support/to-text.ts';
import { expectSame, expectThat } from './broken.ts';
import { FOUNDER } from './cast.ts';
import { checkServerFigures } from './check-figures.ts';
import { checkChains } from './check-chains.ts';
import { checkOrder } from './check-order.ts';
import { checkProfile } from './check-profile.ts';
import { checkServerQuestions, checkTold } from './check-told.ts';
import { plain } from './check-figures.ts';
import { count } from './counts.ts';
import { meetAtEnd } from './meet-at-end.ts';
import { short } from './random.ts';
import type { ProfileData } from './read-profile.ts';
import { replayQuestions } from './replay-questions.ts';
import type { Profile, World } from './world.ts';

/** I1-I5 and I8, when everything has come to rest; I6 and I7 are looked at after every step. */
export async function checkEnd(world: World): Promise<void> {
	const { rows } = await world.server.readAll(FOUNDER);
	const settled = settledSides(rows);
	const questions = replayQuestions(world);
	const kept = new Set<string>();
	for (const profile of world.devices.flatMap(({ profiles }) => [...profiles.values()])) {
		const data = await checkProfile(world, profile);
		for (const uuid of keptOf(profile, data)) kept.add(uuid);
		await checkAtRest(world, profile, data);
		checkTold(world, profile, data, questions);
		checkInbox(world, profile, data, settled);
	}
	await checkOnce(world, kept);
	checkServerFigures(world, rows);
	checkServerQuestions(world, rows, questions);
	checkChains(world, rows);
	checkOrder(world);
	meetAtEnd(world);
	expectSame(world.server.faults.map(String), [], 'S3', () => 'deciding threw');
}

/**
 * What may have no result on a server: what waits for a person; and where it was put back silently, what it refused, and
 * what is of a region out of scope by now. Of those a device hears nothing; it sends the latter again at its next edit.
 */
function keptOf({ answers }: Profile, { parked, results, sent, sync }: ProfileData): string[] {
	const refused = [...results.values()].filter(({ status }) => status === 'rejected');
	const isOutOfScope = (uuid: string) => {
		const { regionId } = answers.get(uuid) ?? {};
		return regionId !== undefined && !Object.hasOwn(sync.versions, regionId);
	};
	return [...parked, ...refused.map(({ uuid }) => uuid), ...[...sent].filter(isOutOfScope)];
}

/** I1: every stored edit has one result, under its own name, and an entry where it was applied. */
async function checkOnce(world: World, kept: Set<string>): Promise<void> {
	const { server, edits, counts } = world;
	const entries = await server.store.read((reader) => reader.entries([...edits.keys()]));
	const written = new Set(entries.map(({ row }) => row.id));
	for (const [uuid, { mutation, personId }] of edits) {
		const taken = server.takenOf(uuid);
		const name = `${mutation.name} ${short(uuid)} of ${personId}`;
		expectThat(taken !== undefined || kept.has(uuid), 'I1', () => `${name} has no result`);
		if (!taken) continue;
		count(counts, 'check: I1');
		checkLifted(world, uuid, name);
		expectSame(taken.personId, personId, 'S20', () => `${name} was sent as somebody else's`);
		const writes = mutation.name === 'occupancy.record' || mutation.name === 'location.setDetail';
		const isApplied = taken.result.status === 'applied';
		expectSame(written.has(uuid), writes && isApplied, 'I1', () => `entry of ${name}`);
	}
	for (const uuid of server.allTaken().keys())
		expectThat(edits.has(uuid), 'I1', () => `nobody stored ${uuid}`);
}

/** S15: an edit of an older build is decided as what it means today. */
function checkLifted({ server, old }: World, uuid: string, name: string): void {
	if (!old.has(uuid)) return;
	const { status, code = '' } = server.takenOf(uuid)!.result;
	const isRead = status !== 'rejected' || !['invalid', 'unknown-mutation'].includes(code);
	expectThat(isRead, 'S15', () => `${name} of an older build is ${code}`);
}

/** I3: nothing waits, and the rows are the server's and no others. */
async function checkAtRest(
	{ server, counts }: World,
	profile: Profile,
	data: ProfileData
): Promise<void> {
	const name = `${profile.personId} on ${profile.device.name}`;
	count(counts, 'check: I3');
	expectSame(data.queue.length, 0, 'I3', () => `queue of ${name}`);
	const laid = data.overlays.filter(({ uuid }) => !data.parked.has(uuid));
	expectSame(laid, [], 'I3', () => `overlay of ${name}`);
	expectSame(data.differences, [], 'I3', () => `differences of ${name}`);
	const { rows } = await server.readAll(server.grants.get(profile.personId)!);
	const served = rows.map(rowText);
	const own = [
		...[...data.rows.values()].map(rowText),
		...[...data.entries.values()]
			.filter(({ id }) => !data.parked.has(id))
			.map((entry) => `entry ${entry.id} ${toText(plainEntry(entry))}`)
	];
	expectSame(only(own, served), [], 'I3', () => `${name} has rows that the server has not`);
	expectSame(only(served, own), [], 'I3', () => `${name} lacks rows`);
	for (const { type, id, row } of rows) {
		if (type !== 'location' || data.parked.size > 0) continue;
		const { figures } = row as { figures: Parameters<typeof plain>[0] };
		const view = data.views.get(id);
		expectSame(view && plain(view.figures), plain(figures), 'I3', () => `own fold of ${id}`);
	}
}

/** A total says when it was summed: what it sums may be the same later. */
function rowText({ type, id, row }: Pick<WireRow, 'type' | 'id' | 'row'>): string {
	const { summedAt: _at, ...rest } = row as { summedAt?: string };
	return `${type} ${id} ${toText(rest)}`;
}

function only(list: string[], others: string[]): string[] {
	const known = new Set(others);
	return list.filter((text) => !known.has(text));
}

/** I4: what was not applied waits for a person, and nothing else does. */
function checkInbox(
	{ server, edits, counts }: World,
	profile: Profile,
	data: ProfileData,
	settled: Set<string>
): void {
	for (const { uuid, open, ...result } of data.results.values())
		expectThat(!open || waits(result), 'I4', () => `${short(uuid)} waits, and is ${result.status}`);
	for (const uuid of profile.holds) {
		const { mutation } = edits.get(uuid)!;
		const name = `${mutation.name} ${short(uuid)}`;
		const taken = server.takenOf(uuid);
		if (!taken) continue;
		const { status } = taken.result;
		const row = data.results.get(uuid);
		if (status === 'rejected' || status === 'conflict') {
			count(counts, 'check: I4');
			expectThat(row !== undefined, 'I4', () => `${status} of ${name} is in no inbox`);
			const isHandled = profile.acted.has(uuid) || settled.has(uuid);
			expectThat(row.open === 1 || isHandled, 'I4', () => `${name} left the inbox by itself`);
		}
		if (row?.open) expectSame(row.status, status, 'I4', () => `the inbox speaks of ${name}`);
	}
}

/** Refused, in conflict, or applied with a time that is not the one that was entered (D12). */
function waits({ status, code }: Pick<PushResult, 'status' | 'code'>): boolean {
	return status === 'rejected' || status === 'conflict' || code === 'future-capped';
}

/** Of the server's conflicts: who lost the location since then no longer has the row. */
function settledSides(rows: WireRow[]): Set<string> {
	const conflicts = rows.filter(({ type }) => type === 'conflict');
	const settled = conflicts.map(({ row }) => row as unknown as Conflict);
	return new Set(
		settled
			.filter(({ settledAt }) => settledAt)
			.flatMap(({ sides }) => sides.map(({ uuid }) => uuid!))
	);
}
