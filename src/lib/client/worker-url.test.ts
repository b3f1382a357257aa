import { expect, test } from 'vitest';
import { trustedWorkerUrl, WORKER_URL } from './worker-url.ts';

type Rules = { createScriptURL(url: string): string };

function factory(seen: { name?: string; rules?: Rules }) {
	return {
		createPolicy(name: string, rules: Rules) {
			Object.assign(seen, { name, rules });
			return { createScriptURL: (url: string) => ({ trusted: rules.createScriptURL(url) }) };
		}
	};
}

test('the address comes from the one policy that the Content-Security-Policy names', () => {
	const seen: { name?: string; rules?: Rules } = {};
	expect(trustedWorkerUrl(factory(seen))).toEqual({ trusted: WORKER_URL });
	expect(seen.name).toBe('opvangbord-worker');
});

test('the policy knows no other address', () => {
	const seen: { name?: string; rules?: Rules } = {};
	trustedWorkerUrl(factory(seen));
	expect(() => seen.rules?.createScriptURL('https://elsewhere.example/x.js')).toThrow(TypeError);
});

test('without Trusted Types it is plain text', () => {
	expect(trustedWorkerUrl(undefined)).toBe(WORKER_URL);
});
