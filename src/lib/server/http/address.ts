import { isIPv6 } from 'node:net';

type Caller = { request: Request; getClientAddress(): string };

/**
 * Who calls, as a key for rate limits. X-Forwarded-For counts only behind `trustProxy` proxies of ours: each
 * adds the address it saw at the end, so the caller's stands that far from the end; anything before it is hearsay.
 */
export function clientAddress(caller: Caller, trustProxy: number): string {
	const forwarded = caller.request.headers.get('x-forwarded-for')?.split(',') ?? [];
	const claimed = trustProxy > 0 ? forwarded.at(-trustProxy)?.trim() : undefined;
	return toNetwork(claimed || caller.getClientAddress());
}

/** Of IPv6 the first 64 bits: one household or office has all the rest to itself. */
function toNetwork(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
	if (mapped) return mapped[1]!;
	return isIPv6(address) ? firstGroups(address.split('%')[0]!) : address;
}

function firstGroups(address: string): string {
	const [head = '', tail] = address.split('::');
	const groups = head === '' ? [] : head.split(':');
	const behind = tail ? tail.split(':').length : 0;
	const missing = tail === undefined ? 0 : 8 - groups.length - behind;
	const all = [...groups, ...Array<string>(missing).fill('0'), ...(tail ? tail.split(':') : [])];
	return all
		.slice(0, 4)
		.map((group) => Number.parseInt(group, 16).toString(16))
		.join(':');
}
