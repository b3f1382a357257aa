import { resolve } from '$app/paths';
import type { ClientStatus } from '$lib/client/status-types.ts';
import { formatWhenShort } from '$lib/ui/format-when.ts';
import type { StripStatus } from '$lib/ui/strip-status.ts';
import { signInPath } from './sign-in-path.ts';

/** What the strip on top says of the client's state (S17). */
export function stripOf(status: ClientStatus, now: number, here: URL): StripStatus {
	return {
		connected: status.connected,
		waiting: status.queued,
		othersWaiting: status.othersQueued,
		lastReceipt: status.lastReceiptAt && formatWhenShort(status.lastReceiptAt, now),
		pulled: status.pulledAt && formatWhenShort(status.pulledAt, now),
		signIn: status.signInNeeded ? signInPath(here) : null,
		check: { count: status.inbox, href: resolve('/(location)/controleren') }
	};
}
