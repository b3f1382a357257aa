import { expect, test } from 'vitest';
import { etcdApiFor, howToInstall } from './find-tools.ts';

test.each([
	['2.1.4', 'etcd'],
	['3.0.2', 'etcd'],
	['3.1.0', 'etcd3'],
	['4.1.5', 'etcd3']
])('Patroni %s is used with %s', (version, api) => {
	expect(etcdApiFor(version)).toBe(api);
});

test('what is missing is named, and how to install it', () => {
	const text = howToInstall(['etcd', 'postgresBin']);
	expect(text).toMatch(/not here: etcd, postgresql\./);
	expect(text).toMatch(/apt-get install/);
});
