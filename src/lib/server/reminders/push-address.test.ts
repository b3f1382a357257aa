import { expect, test } from 'vitest';
import { isPushAddress, lookupPublic } from './push-address.ts';

test.each([
	'https://fcm.googleapis.com/fcm/send/abc',
	'https://updates.push.services.mozilla.com/wpush/v2/abc',
	'https://web.push.apple.com/abc',
	'https://8.8.8.8/abc',
	'https://[2606:4700:4700::1111]/abc'
])('messages go to %s', (address) => {
	expect(isPushAddress(address)).toBe(true);
});

test.each([
	'http://fcm.googleapis.com/abc',
	'https://fcm.googleapis.com:8443/abc',
	'https://user:password@fcm.googleapis.com/abc',
	'ftp://fcm.googleapis.com/abc',
	'https://localhost/abc',
	'https://database/abc',
	'https://database.internal/abc',
	'https://printer.local./abc',
	'https://127.0.0.1/abc',
	'https://127.1/abc',
	'https://0x7f000001/abc',
	'https://2130706433/abc',
	'https://0.0.0.0/abc',
	'https://10.1.2.3/abc',
	'https://100.64.0.1/abc',
	'https://169.254.169.254/latest/meta-data',
	'https://172.31.255.255/abc',
	'https://192.168.1.1/abc',
	'https://224.0.0.1/abc',
	'https://255.255.255.255/abc',
	'https://[::]/abc',
	'https://[::1]/abc',
	'https://[::ffff:10.0.0.1]/abc',
	'https://[::ffff:8.8.8.8]/abc',
	'https://[64:ff9b::a00:1]/abc',
	'https://[fd00::1]/abc',
	'https://[fe80::1]/abc',
	'https://[2002:a00:1::]/abc',
	'https://[ff02::1]/abc',
	'not an address'
])('the server is not made to ask %s', (address) => {
	expect(isPushAddress(address)).toBe(false);
});

test('a public name that leads to an address of our own is refused when it is used', async () => {
	const fault = await new Promise<unknown>((resolve) =>
		lookupPublic('localhost', {}, (error) => resolve(error))
	);
	expect(fault).toMatchObject({ code: 'EACCES' });
});
