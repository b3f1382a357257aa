import { plainEntry } from '../../../src/lib/client/entry-group.ts';
import type { WireRow } from '../../../src/lib/sync/messages.ts';
import { expectSame, expectThat } from './broken.ts';
import { count } from './counts.ts';
import type { ProfileData } from './read-profile.ts';
import type { Profile, World } from './world.ts';

/** I7: a device that has pulled up to a version has every row of its scope up to there. */
export async function checkReached(
	{ server, counts }: World,
	profile: Profile,
	data: ProfileData
): Promise<void> {
	const { sync, device } = data;
	const before = profile.reached;
	if (before?.epoch === sync.epoch && before.clientId === device.clientId)
		for (const [region, version] of Object.entries(before.versions))
			expectThat((sync.versions[region] ?? version) >= version, 'I7', () => `cursor went back`);
	profile.reached = { epoch: sync.epoch, clientId: device.clientId, versions: sync.versions };
	const me = server.grants.get(profile.personId)!;
	const { rows, page } = await server.readAll(me);
	// Another scope or a restored server starts it anew at its next pull.
	if (page.epoch !== sync.epoch || page.scope !== sync.scope) return;
	const regions = new Map<string, string>();
	for (const { type, id, row } of rows) {
		if (type === 'region') regions.set(id, id);
		if (type === 'location') regions.set(id, (row as { regionId: string }).regionId);
	}
	for (const row of rows) {
		const { locationId = row.id, regionId } = row.row as { locationId?: string; regionId?: string };
		// Of a question the place may not be told, or there is none.
		const region = row.type === 'question' ? regionId : regions.get(locationId);
		count(counts, 'check: I7');
		if (row.version <= (region ? (sync.versions[region] ?? -1) : 0)) checkRow(data, row);
	}
}

function checkRow(data: ProfileData, { type, id, row }: WireRow): void {
	const stored = type === 'entry' ? data.entries.get(id) : data.rows.get(`${type} ${id}`);
	expectThat(stored !== undefined, 'I7', () => `${type} ${id} was skipped`);
	const own =
		type === 'entry' ? plainEntry(data.entries.get(id)!) : data.rows.get(`${type} ${id}`)!.row;
	expectSame(own, row, 'I7', () => `${type} ${id} is not the server's`);
}
