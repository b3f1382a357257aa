import type { Evidence } from './evidence.ts';

/** I1, from the server's side: all that came while the devices wrote is of one edit of theirs, and there once. */
export function checkOthers({ devices, taken, entries, links, before }: Evidence): string[] {
	const stored = new Set(devices.flatMap(({ history }) => [...history.stored.keys()]));
	const kept: [what: string, uuids: string[]][] = [
		['result', [...taken.keys()]],
		['entry', entries.map(({ id }) => id)],
		['link', links]
	];
	const linked = new Set(links);
	return [
		...kept.flatMap(([what, uuids]) => [
			...uuids
				.filter((uuid) => !stored.has(uuid) && !before.uuids.has(uuid))
				.map((uuid) => `I1: nobody stored ${uuid}, of which there is a ${what}`),
			...moreThanOnce(uuids).map((uuid) => `I1: ${uuid} has more than one ${what}`)
		]),
		...[...stored]
			.filter((uuid) => linked.has(uuid) !== isLinked(taken.get(uuid)?.status))
			.map((uuid) => `I1: ${uuid} has ${linked.has(uuid) ? 'a' : 'no'} link`)
	];
}

function moreThanOnce(uuids: string[]): string[] {
	const seen = new Set<string>();
	return uuids.filter((uuid) => seen.size === seen.add(uuid).size);
}

/** What is refused stands in no chain: it may name no region. */
function isLinked(status: string | undefined): boolean {
	return status !== undefined && status !== 'rejected';
}
