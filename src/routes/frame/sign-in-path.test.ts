import { expect, test } from 'vitest';
import { pathAfterSignIn, signInPath } from './sign-in-path.ts';

const HERE = 'https://opvangbord.example';

test.each(['/regio?gemeente=GM0193', '/locaties/esch', '/controleren'])(
	'who has to sign in first comes back to %s',
	(path) => {
		const signIn = signInPath(new URL(path, HERE));
		expect(signIn).toMatch(/^\/aanmelden\?naar=/);
		expect(pathAfterSignIn(new URL(signIn, HERE))).toBe(path);
	}
);

test('without a page to come back to everybody starts where their work is', () => {
	expect(signInPath(new URL('/', HERE))).toBe('/aanmelden');
	expect(pathAfterSignIn(new URL('/aanmelden', HERE))).toBe('/');
});

test.each([
	'https://elsewhere.example/regio',
	'//elsewhere.example/regio',
	'/\\elsewhere.example',
	'javascript:alert(1)',
	'regio',
	'/aanmelden?naar=/regio'
])('an address that asks for %s leads nowhere else', (wanted) => {
	const url = new URL(`/aanmelden?naar=${encodeURIComponent(wanted)}`, HERE);
	expect(pathAfterSignIn(url)).toBe('/');
});
