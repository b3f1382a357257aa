import type { PushRequest } from '../../../src/lib/sync/messages.ts';
import { ADDRESS, uuidOf } from '../sync/people.ts';

const AT = '2026-11-22T09:00:00.000Z';

/** A push of one device that adds a location with each edit, `from` to `to`. */
export function toPush(device: number, from: number, to: number): PushRequest {
	const mutations = Array.from({ length: to - from + 1 }, (_, index) => ({
		uuid: uuidOf(from + index, device),
		mid: from + index,
		deviceSeq: from + index,
		name: 'location.add' as const,
		v: 1,
		args: {
			id: uuidOf(from + index, 0x1000 + device),
			regionId: 'VR04',
			municipality: 'GM0193',
			name: `House ${device}/${from + index}`,
			kind: 'goo',
			address: { ...ADDRESS, number: `${device}${from + index}` }
		},
		deviceAt: AT,
		offsetMs: 0
	}));
	const clientId = clientOf(device);
	return { protocol: 1 as const, clientId, pending: mutations.length, oldest: AT, mutations };
}

export function clientOf(device: number): string {
	return uuidOf(device, 0xdd);
}
