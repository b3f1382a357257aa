import { resolve } from '$app/paths';
import type { Role } from '$lib/domain/schema/person.ts';

/** Where a person starts: at the places that are theirs, or at the region. */
export function homePath(role: Role | undefined) {
	return hasPlaces(role) ? resolve('/(location)/locaties') : resolve('/(region)/regio');
}

/** Managers and municipal project leaders work per location; until it is known, so does everybody. */
export function hasPlaces(role: Role | undefined): boolean {
	return role === undefined || role === 'manager' || role === 'municipal';
}
