import type { Role } from '../../domain/schema/person.ts';

export const SCOPE_KINDS = ['region', 'municipality', 'location', 'province', 'all'] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

type PersonTable = {
	id: string;
	name: string;
	/** In lower case. */
	email: string;
	email_verified: number;
	image: string | null;
	created_at: string;
	updated_at: string;
};

type SessionTable = {
	id: string;
	person_id: string;
	token: string;
	expires_at: string;
	created_at: string;
	updated_at: string;
	ip_address: string | null;
	user_agent: string | null;
};

type AccountTable = {
	id: string;
	person_id: string;
	provider_id: string;
	account_id: string;
	password: string | null;
	created_at: string;
	updated_at: string;
};

/** What works once and not for long; its identifier names the kind, its value whose it is. */
type VerificationTable = {
	id: string;
	identifier: string;
	value: string;
	expires_at: string;
	created_at: string;
	updated_at: string;
};

type GrantTable = { person_id: string; role: Role; scope_kind: ScopeKind; scope_id: string };

type ProvinceRegionTable = {
	province_id: string;
	region_id: string;
	valid_from: string;
	valid_to: string | null;
};

/** What signing in and scopes read; the rest of the schema is the store's. */
export type AuthTables = {
	person: PersonTable;
	session: SessionTable;
	account: AccountTable;
	verification: VerificationTable;
	grant: GrantTable;
	province_region: ProvinceRegionTable;
	region: { id: string };
};
