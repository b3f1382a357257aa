import { type Role, ROLES } from '../src/lib/domain/schema/person.ts';
import type { App } from '../src/lib/server/app.ts';
import type { Scope } from '../src/lib/server/auth/grants.ts';
import type { NewPerson } from '../src/lib/server/auth/people.ts';
import type { ScopeKind } from '../src/lib/server/auth/tables.ts';
import { isDemoAddress } from '../src/lib/server/demo-data.ts';
import { isOutcome, type Outcome, refuse } from './command.ts';

type Asked = { email: string; name: string; role: string; scopes: string[] };

/** What a role can be given (section 4 of the domain): anything else would be a scope that opens nothing. */
const KINDS_OF: Record<Role, ScopeKind[]> = {
	manager: ['location'],
	municipal: ['municipality'],
	rcvs: ['region'],
	coordinator: ['region'],
	reader: ['region', 'province'],
	national: ['all']
};

/** The person as asked for, or the first thing that is wrong and how to mend it. */
export async function checkPerson(
	app: App,
	{ email, name, role, scopes }: Asked
): Promise<Omit<NewPerson, 'password'> | Outcome> {
	if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || email.length > 254)
		return refuse(`"${email}" is no e-mail address.`);
	if (isDemoAddress(email) && !app.env.demo)
		return refuse(`${email} is an address of the demo: a server does not start on those.`);
	if (name.trim() === '' || name.length > 120)
		return refuse('Give a name of at most 120 characters: --name "Marieke de Boer"');
	const rights = await checkRights(app, role, scopes);
	return isOutcome(rights) ? rights : { email, name: name.trim(), ...rights };
}

/** A role with what it is to reach, or what is wrong with that. */
export async function checkRights(
	app: App,
	role: string,
	scopes: string[]
): Promise<Pick<NewPerson, 'role' | 'scopes'> | Outcome> {
	if (!isRole(role)) return refuse(`--role is one of: ${ROLES.join(', ')}`);
	const read = readScopes(role, scopes);
	if ('wrong' in read) return refuse(read.wrong);
	for (const scope of read.scopes)
		if (!(await isKnown(app, scope)))
			return refuse(`There is no ${scope.kind} ${scope.id}. ${HOW_TO_FIND[scope.kind]}`);
	return { role, scopes: read.scopes };
}

/** As it is typed after `--scope`. */
export function scopeText({ kind, id }: Scope): string {
	return kind === 'all' ? kind : `${kind}:${id}`;
}

function isRole(text: string): text is Role {
	return (ROLES as readonly string[]).includes(text);
}

function readScopes(role: Role, texts: string[]): { scopes: Scope[] } | { wrong: string } {
	const kinds = KINDS_OF[role];
	const example = kinds.map((kind) => (kind === 'all' ? 'all' : `${kind}:…`)).join(' or ');
	if (texts.length === 0) return { wrong: `A ${role} needs --scope ${example}` };
	const scopes = texts.map((text) => {
		const [kind = '', id = ''] = text.split(/:(.*)/s);
		return { kind: kind as ScopeKind, id: kind === 'all' ? '' : id };
	});
	const bad = scopes.findIndex(({ kind, id }) => !kinds.includes(kind) || (kind !== 'all' && !id));
	return bad === -1
		? { scopes }
		: { wrong: `--scope ${texts[bad]} does not go with ${role}: use ${example}` };
}

const HOW_TO_FIND: Record<ScopeKind, string> = {
	region: 'Regions: opvangbord region list',
	municipality: 'A CBS code like GM0150, of a municipality in a region that is there.',
	location: 'The id stands in the address of its page: /locaties/ID',
	province: 'No provinces are kept yet: give the regions one by one.',
	all: ''
};

async function isKnown(app: App, { kind, id }: Scope): Promise<boolean> {
	if (kind === 'all') return true;
	if (kind === 'province') return false;
	return app.store.read(async (reader) => {
		if (kind === 'location') return (await reader.locations([id])).length > 0;
		const regions = await reader.regions(await reader.allRegionIds());
		if (kind === 'region') return regions.some((region) => region.id === id);
		return regions.some(({ doc }) => doc.municipalities.some(({ code }) => code === id));
	});
}
