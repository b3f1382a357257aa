import { resolve } from '$app/paths';
import type { ResolvedPathname } from '$app/types';

/** Marks that somebody walks the call list, and within which municipality. */
const WALK = 'bellen';
const EVERYWHERE = 'alle';

/** The address of a location as a stop of the call list. */
export function walkPath(id: string, municipality: string | null): ResolvedPathname {
	const path = resolve('/(region)/regio/locaties/[id]', { id });
	return `${path}?${WALK}=${municipality ?? EVERYWHERE}` as ResolvedPathname;
}

/** undefined = not on the call list's walk; null = the walk goes through all municipalities. */
export function readWalk(query: URLSearchParams): string | null | undefined {
	const value = query.get(WALK);
	if (value === null) return undefined;
	return /^GM\d{4}$/.test(value) ? value : null;
}
