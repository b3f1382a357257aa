import type { WireRow } from '../../src/lib/sync/messages.ts';
import type { DeviceEvidence, Evidence, Taken } from './evidence.ts';
import type { Page } from './history.ts';

/** I7 and I8: what the pulls showed, in the order in which they showed it. */
export function checkPages({ devices, taken, rows }: Evidence): string[] {
	const regions = regionsOf(rows);
	return [
		...devices.flatMap((device) => [
			...checkSkipped(device, regions),
			...checkBackwards(device),
			...checkTop(device)
		]),
		...checkOrder(taken)
	];
}

/** A page that says "complete up to here" comes not before the page with the row of that version. */
function checkSkipped({ history, served }: DeviceEvidence, regions: Map<string, string>): string[] {
	const found: string[] = [];
	for (const row of served.values()) {
		const region = regions.get(homeOf(row));
		if (!region) continue;
		const key = `${row.type} ${row.id}`;
		const { pages } = history;
		const claimed = pages.findIndex(({ versions }) => (versions[region] ?? -1) >= row.version);
		const shown = pages.findIndex(({ rows }) => rows.get(key) === row.version);
		if (shown < 0 || (claimed >= 0 && shown > claimed))
			found.push(`I7: ${key} of version ${row.version} was skipped on ${history.name}`);
	}
	return found;
}

/** Of one server no answer knows less than the one before it; within a reset it starts anew. */
function checkBackwards({ history }: DeviceEvidence): string[] {
	let before: Page | undefined;
	const found: string[] = [];
	for (const page of history.pages) {
		if (page.more) continue;
		if (before?.epoch === page.epoch && !page.reset)
			for (const [region, version] of Object.entries(before.versions))
				if ((page.versions[region] ?? version) < version)
					found.push(`I7: ${region} went back from ${version} on ${history.name}`);
		before = page;
	}
	return found;
}

/** Pulled to the top is what the device says it is. */
function checkTop({ history, versions }: DeviceEvidence): string[] {
	const last = history.pages.findLast(({ more }) => !more);
	return Object.entries(last?.versions ?? {})
		.filter(([region, version]) => versions[region] !== version)
		.map(([region]) => `I3: ${history.name} is not at the top of ${region}`);
}

/** I8: versions follow the numbers of a client, whatever its clock said. */
function checkOrder(taken: Map<string, Taken>): string[] {
	const last = new Map<string, Taken>();
	const inOrder = [...taken.values()].sort((a, b) => a.mid - b.mid);
	return inOrder.flatMap((one) => {
		if (one.status !== 'applied' || one.version === undefined) return [];
		const key = `${one.clientId} ${one.regionId}`;
		const before = last.get(key);
		last.set(key, one);
		return before && before.version! >= one.version
			? [`I8: ${one.uuid} has a later number and no later version than ${before.uuid}`]
			: [];
	});
}

function regionsOf(rows: WireRow[]): Map<string, string> {
	const regions = new Map<string, string>();
	for (const { type, id, row } of rows) {
		if (type === 'region') regions.set(id, id);
		if (type === 'location') regions.set(id, String(row!.regionId));
	}
	return regions;
}

/** The location or region that a row is of. */
function homeOf({ id, row }: WireRow): string {
	const { locationId } = row as { locationId?: string };
	return locationId ?? id;
}
