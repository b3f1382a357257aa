import { globSync, readFileSync } from 'node:fs';
import { AUTH_METHODS } from '../../../src/lib/server/auth/answer-auth.ts';

const API = 'src/routes/api';
const AUTH = '/api/auth/[...all]';

/** Every endpoint of the built app as `METHOD /path`, read from the routes themselves; HEAD goes with GET. */
export function listEndpoints(): string[] {
	const routes = globSync(`${API}/**/+server.ts`).flatMap((file) => {
		const path = file.slice('src/routes'.length, -'/+server.ts'.length);
		const methods = [...readFileSync(file, 'utf8').matchAll(/export const (?!HEAD)([A-Z]+)\b/g)];
		return methods.map(([, method]) => ({ method: method!, path }));
	});
	const own = routes.filter(({ path }) => path !== AUTH);
	const auth = Object.entries(AUTH_METHODS).map(([path, method]) => ({
		method,
		path: `/api/auth/${path}`
	}));
	return [...own, ...auth].map(({ method, path }) => `${method} ${path}`).sort();
}
