import type { Me } from '../../../src/lib/domain/schema/person.ts';
import { DEFAULT_SETTINGS } from '../../../src/lib/domain/default-settings.ts';
import type { MutationName } from '../../../src/lib/domain/schema/mutation.ts';
import type { Region } from '../../../src/lib/domain/schema/region.ts';

/** The same number gives the same uuid; a greater number a greater one. */
export function uuidOf(n: number, block = 0): string {
	const first = block.toString(16).padStart(8, '0');
	return `${first}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
}

export function regionOf(id: string, codes: string[]): Region {
	return {
		id,
		name: `Region ${id}`,
		subRegions: [],
		municipalities: codes.map((code) => ({ code, name: code, from: null, to: null })),
		settings: DEFAULT_SETTINGS,
		contact: null
	};
}

export const IJSSELLAND = regionOf('VR04', ['GM0150', 'GM0193']);
export const TWENTE = regionOf('VR05', ['GM0153']);

export function person(role: Me['role'], personId: string, more: Partial<Me> = {}): Me {
	return {
		personId,
		name: personId,
		role,
		regions: [],
		municipalities: [],
		locations: [],
		...more
	};
}

export const RCVS = person('rcvs', 'rcvs', { regions: ['VR04'] });
export const COORDINATOR = person('coordinator', 'coordinator', { regions: ['VR04'] });

/** What the desk enters it was told by telephone, unless the test says otherwise (domain section 4). */
export function asEnteredBy(
	{ role }: Me,
	name: MutationName,
	args: Record<string, unknown>
): Record<string, unknown> {
	const isTold = name === 'occupancy.record' && (role === 'rcvs' || role === 'coordinator');
	return isTold && !('source' in args) ? { ...args, source: 'phone', spokenWith: 'Kees' } : args;
}

export const ADDRESS = { street: 'Kade', number: '1', postcode: '7411 AA', city: 'Deventer' };
