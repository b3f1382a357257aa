import type { Role } from '../../../src/lib/domain/schema/person.ts';
import { DEMO_PASSWORD } from '../e2e/demo-server.ts';
import { createSender } from './http-sender.ts';
import { JSON_BODY } from './wire-client.ts';

/** Somebody of each role, all of the example's region but the national desk. */
export const PERSON_OF: Record<Role, string> = {
	manager: 'manager@opvangbord.example',
	municipal: 'gemeente@opvangbord.example',
	rcvs: 'rcvs@opvangbord.example',
	coordinator: 'coordinator@opvangbord.example',
	reader: 'lezer@opvangbord.example',
	national: 'landelijk@opvangbord.example'
};

export const MANAGER2 = 'manager2@opvangbord.example';
/** Coordinator of the neighbouring region, whom the example does not have. */
export const NEIGHBOUR = 'coordinator16@opvangbord.example';

/** The desk enters by telephone. */
export const BY_TELEPHONE = { source: 'phone', spokenWith: 'Marieke' };

/** The cookie of a new session. */
export async function signIn(origin: string, email: string): Promise<string> {
	const http = createSender(origin);
	const body = JSON.stringify({ email, password: DEMO_PASSWORD });
	const answer = await http.send('/api/auth/sign-in/email', {
		method: 'POST',
		headers: JSON_BODY,
		body
	});
	http.close();
	const [cookie] = answer.headers['set-cookie'] ?? [];
	if (answer.status !== 200 || !cookie)
		throw new Error(`${email}: ${answer.status} ${answer.text}`);
	return cookie.split(';')[0]!;
}
