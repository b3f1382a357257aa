import { lookup } from 'node:dns';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';

/** Addresses that are nobody's on the internet: a device may not make the server ask its own neighbours. */
const NOT_PUBLIC = {
	ipv4: listOf('ipv4', [
		['0.0.0.0', 8],
		['10.0.0.0', 8],
		['100.64.0.0', 10],
		['127.0.0.0', 8],
		['169.254.0.0', 16],
		['172.16.0.0', 12],
		['192.0.0.0', 24],
		['192.0.2.0', 24],
		['192.168.0.0', 16],
		['198.18.0.0', 15],
		['198.51.100.0', 24],
		['203.0.113.0', 24],
		['224.0.0.0', 3]
	]),
	// All but what is given out (2000::/3), and of that what leads back into IPv4.
	ipv6: listOf('ipv6', [
		['::', 3],
		['4000::', 2],
		['8000::', 1],
		['2001::', 32],
		['2001:db8::', 32],
		['2002::', 16]
	])
};

/** Whether a device may name this as where its messages go: https on the usual port, and no address of our own network. */
export function isPushAddress(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const { protocol, hostname, port, username, password } = new URL(text);
	if (protocol !== 'https:' || port !== '' || username !== '' || password !== '') return false;
	const host = hostname.replace(/^\[|\]$/g, '');
	return isIP(host) === 0 ? host.includes('.') && !isLocalName(host) : isPublic(host);
}

/** Finds the address of a host and refuses one that is not public, at the very moment that it is used. */
export const lookupPublic: LookupFunction = (hostname, options, answer) => {
	lookup(hostname, { ...options, all: true }, (fault, found) => {
		if (fault) return answer(fault, '', 0);
		if (found.length === 0 || !found.every(({ address }) => isPublic(address)))
			return answer(Object.assign(new Error('not a public address'), { code: 'EACCES' }), '', 0);
		if (options.all) return answer(null, found);
		answer(null, found[0]!.address, found[0]!.family);
	});
};

function isLocalName(host: string): boolean {
	return /\.(localhost|local|internal|home\.arpa|lan|intranet)\.?$/.test(host);
}

function isPublic(address: string): boolean {
	const family = isIPv6(address) ? 'ipv6' : 'ipv4';
	return !NOT_PUBLIC[family].check(address, family);
}

/** Of one family: in a list of both, IPv4 is also looked for as a part of IPv6. */
function listOf(family: 'ipv4' | 'ipv6', networks: [string, number][]): BlockList {
	const list = new BlockList();
	for (const [network, prefix] of networks) list.addSubnet(network, prefix, family);
	return list;
}
