import type { PushRequest } from '../../../src/lib/sync/messages.ts';
import { ADDRESS, uuidOf } from '../sync/people.ts';

const AT = '2026-11-22T09:00:00.000Z';

/** What somebody does: the name, its arguments, and what else the mutation says. */
export type Deed = [name: string, args: Record<string, unknown>, more?: Record<string, unknown>];

/** A push of one device that adds a location with each edit, `from` to `to`. */
export function toPush(device: number, from: number, to: number): PushRequest {
	const edits = Array.from({ length: to - from + 1 }, (_, index) => from + index);
	return pushOf(
		device,
		from,
		edits.map((n) => ['location.add', locationArgs(device, n)])
	);
}

/** The deeds of one device as its edits from this one on. */
export function pushOf(device: number, from: number, deeds: Deed[]): PushRequest {
	const mutations = deeds.map(([name, args, more], index) => ({
		uuid: uuidOf(from + index, device),
		mid: from + index,
		deviceSeq: from + index,
		name,
		v: 1,
		args,
		deviceAt: AT,
		offsetMs: 0,
		...more
	}));
	return {
		...{ protocol: 1, clientId: clientOf(device), pending: mutations.length, oldest: AT },
		mutations: mutations
	};
}

/** Of the location that the n-th edit of a device adds. */
export function locationArgs(device: number, n: number): Record<string, unknown> {
	return {
		id: locationOf(device, n),
		regionId: 'VR04',
		municipality: 'GM0193',
		name: `House ${device}/${n}`,
		kind: 'goo',
		address: { ...ADDRESS, number: `${device}${n}` }
	};
}

/** The location that the n-th edit of a device added. */
export function locationOf(device: number, n: number): string {
	return uuidOf(n, 0x1000 + device);
}

export function clientOf(device: number): string {
	return uuidOf(device, 0xdd);
}
