import { resolve } from '$app/paths';
import type { ResolvedPathname } from '$app/types';

/** Whether an address, as that of the shortcut in the manifest, asks to begin a count. */
export function asksCount({ searchParams }: Pick<URL, 'searchParams'>): boolean {
	return searchParams.get('doen') === 'telling';
}

/** The day page of a location, with the count open when the address that led here asks for it. */
export function dayPath(id: string, here: Pick<URL, 'searchParams'>): ResolvedPathname {
	const path = resolve('/(location)/locaties/[id]', { id });
	return (asksCount(here) ? `${path}?doen=telling` : path) as ResolvedPathname;
}
