import { resolve } from '$app/paths';
import type { ResolvedPathname } from '$app/types';

/** Where to sign in, and where one comes back to after it. */
export function signInPath({ pathname, search }: Pick<URL, 'pathname' | 'search'>) {
	if (pathname === resolve('/')) return resolve('/aanmelden');
	return resolve(`/aanmelden?naar=${encodeURIComponent(pathname + search)}`);
}

/** Own pages only: that an address asks for it is no reason to go elsewhere. */
export function pathAfterSignIn({ origin, searchParams }: URL): ResolvedPathname {
	const wanted = searchParams.get('naar');
	const url = wanted && URL.canParse(wanted, origin) ? new URL(wanted, origin) : undefined;
	const isOwn = wanted?.startsWith('/') && url?.origin === origin;
	if (!url || !isOwn || url.pathname === resolve('/aanmelden')) return resolve('/');
	return (url.pathname + url.search) as ResolvedPathname;
}
