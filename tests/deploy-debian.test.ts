import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readEnv } from '../src/lib/server/env.ts';

const read = (name: string) => readFileSync(`deploy/debian/${name}`, 'utf8');

/** As systemd and a shell read it, once whoever installs took away every `#` before a setting. */
function settings(): Record<string, string> {
	const lines = read('opvangbord.env').matchAll(/^#?([A-Z_]+)=(.*)$/gm);
	return Object.fromEntries([...lines].map(([, name, value]) => [name!, value!]));
}

test('every setting of the example is one that the server takes, and switches on what it says', () => {
	const env = readEnv(settings());
	const { databaseUrl, addressLookupUrl, mapTilesUrl, push, mail, questionDays, trustProxy } = env;
	expect([databaseUrl, addressLookupUrl, mapTilesUrl, push, mail]).not.toContain(undefined);
	expect([questionDays, trustProxy]).toEqual([365, 1]);
	const known = readFileSync('README.md', 'utf8');
	expect(Object.keys(settings()).filter((name) => !known.includes(`\`${name}\``))).toEqual([]);
});

test('the service starts the server as npm start does', () => {
	const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
		scripts: { start: string };
	};
	const started = scripts.start.replace(/^exec /, '/opt/opvangbord/node_modules/.bin/');
	expect(read('opvangbord.service')).toContain(`ExecStart=${started}\n`);
});
