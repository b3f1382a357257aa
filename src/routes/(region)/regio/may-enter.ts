import { permits } from '$lib/domain/permissions.ts';
import type { Me } from '$lib/domain/schema/person.ts';

/** Whether this person calls sites and enters figures on their behalf, somewhere in his regions. */
export function mayEnterByPhone(me: Me | null): boolean {
	const regionId = me?.regions[0];
	if (!me || regionId === undefined) return false;
	return permits(me, { do: 'record', source: 'phone' }, { regionId, municipality: '' });
}

export function mayImport(me: Me | null, regionId: string): boolean {
	return me !== null && permits(me, { do: 'import' }, { regionId, municipality: '' });
}
