import { expect, test } from 'vitest';
import { clientAddress } from './address.ts';

function callFrom(address: string, forwarded?: string) {
	const headers = forwarded ? { 'x-forwarded-for': forwarded } : undefined;
	return {
		request: new Request('http://opvang.test/api/ping', { headers }),
		getClientAddress: () => address
	};
}

test('without a proxy of ours the forwarded address is hearsay', () => {
	expect(clientAddress(callFrom('192.0.2.7', '198.51.100.1'), 0)).toBe('192.0.2.7');
});

test('behind one proxy the last address counts, behind two the last but one', () => {
	const caller = callFrom('10.0.0.1', '203.0.113.9, 198.51.100.1, 192.0.2.7');
	expect(clientAddress(caller, 1)).toBe('192.0.2.7');
	expect(clientAddress(caller, 2)).toBe('198.51.100.1');
});

test('a request that came past the proxy counts by its own address', () => {
	expect(clientAddress(callFrom('192.0.2.7'), 1)).toBe('192.0.2.7');
});

test.each([
	['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
	['2001:db8:1:2::9', '2001:db8:1:2'],
	['2001:DB8::9', '2001:db8:0:0'],
	['::1', '0:0:0:0'],
	['fe80::1%eth0', 'fe80:0:0:0'],
	['::ffff:192.0.2.7', '192.0.2.7']
])('of the IPv6 address %s the network %s counts', (address, network) => {
	expect(clientAddress(callFrom(address), 0)).toBe(network);
});
