import type { Conflict } from '../../../src/lib/domain/schema/conflict.ts';
import { plainEntry } from '../../../src/lib/client/entry-group.ts';
import { expectSame, expectThat, toText } from './broken.ts';
import { FOUNDER } from './cast.ts';
import { checkServerFigures } from './check-figures.ts';
import { checkChains } from './check-chains.ts';
import { checkProfile } from './check-profile.ts';
import { plain } from './check-figures.ts';
import { short } from './random.ts';
import type { ProfileData } from './read-profile.ts';
import type { Profile, World } from './world.ts';

/** I1-I5, when everything has come to rest. */
export async function checkEnd(world: World): Promise<void> {
	const { rows } = await world.server.readAll(FOUNDER);
	const parked = new Set<string>();
	for (const profile of world.devices.flatMap(({ profiles }) => [...profiles.values()])) {
		const data = await checkProfile(world, profile);
		for (const uuid of data.parked) parked.add(uuid);
		await checkAtRest(world, profile, data);
		checkInbox(world, profile, data);
	}
	await checkOnce(world, parked);
	checkServerFigures(world, rows);
	checkChains(world, rows);
	expectSame(world.server.faults.map(String), [], 'S3', () => 'deciding threw');
}

/** I1: every stored edit has one result, under its own name, and an entry where it was applied. */
async function checkOnce({ server, edits }: World, parked: Set<string>): Promise<void> {
	const entries = await server.store.read((reader) => reader.entries([...edits.keys()]));
	const written = new Set(entries.map(({ row }) => row.id));
	for (const [uuid, { mutation, personId }] of edits) {
		const taken = server.takenOf(uuid);
		const name = `${mutation.name} ${short(uuid)} of ${personId}`;
		expectThat(taken !== undefined || parked.has(uuid), 'I1', () => `${name} has no result`);
		if (!taken) continue;
		expectSame(taken.personId, personId, 'S20', () => `${name} was sent as somebody else's`);
		const writes = mutation.name === 'occupancy.record' || mutation.name === 'location.setDetail';
		const isApplied = taken.result.status === 'applied';
		expectSame(written.has(uuid), writes && isApplied, 'I1', () => `entry of ${name}`);
	}
	for (const uuid of server.allTaken().keys())
		expectThat(edits.has(uuid), 'I1', () => `nobody stored ${uuid}`);
}

/** I3: nothing waits, and the rows are the server's and no others. */
async function checkAtRest({ server }: World, profile: Profile, data: ProfileData): Promise<void> {
	const name = `${profile.personId} on ${profile.device.name}`;
	expectSame(data.queue.length, 0, 'I3', () => `queue of ${name}`);
	const laid = data.overlays.filter(({ uuid }) => !data.parked.has(uuid));
	expectSame(laid, [], 'I3', () => `overlay of ${name}`);
	expectSame(data.differences, [], 'I3', () => `differences of ${name}`);
	const { rows } = await server.readAll(server.grants.get(profile.personId)!);
	const served = rows.map(({ type, id, row }) => `${type} ${id} ${toText(row)}`);
	const own = [
		...[...data.rows.values()].map(({ type, id, row }) => `${type} ${id} ${toText(row)}`),
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

function only(list: string[], others: string[]): string[] {
	const known = new Set(others);
	return list.filter((text) => !known.has(text));
}

/** I4: what was not applied waits for a person, and nothing else does. */
function checkInbox({ server, edits }: World, profile: Profile, data: ProfileData): void {
	const settled = settledSides(data);
	for (const uuid of profile.holds) {
		const { mutation } = edits.get(uuid)!;
		const name = `${mutation.name} ${short(uuid)}`;
		const taken = server.takenOf(uuid);
		if (!taken) continue;
		const { status } = taken.result;
		const row = data.results.get(uuid);
		if (status === 'rejected' || status === 'conflict') {
			expectThat(row !== undefined, 'I4', () => `${status} of ${name} is in no inbox`);
			const isHandled = profile.acted.has(uuid) || settled.has(uuid);
			expectThat(row.open === 1 || isHandled, 'I4', () => `${name} left the inbox by itself`);
		}
		if (row?.open) expectSame(row.status, status, 'I4', () => `the inbox speaks of ${name}`);
	}
}

function settledSides({ rows }: ProfileData): Set<string> {
	const conflicts = [...rows.values()].filter(({ type }) => type === 'conflict');
	const settled = conflicts.map(({ row }) => row as unknown as Conflict);
	return new Set(
		settled
			.filter(({ settledAt }) => settledAt)
			.flatMap(({ sides }) => sides.map(({ uuid }) => uuid!))
	);
}
