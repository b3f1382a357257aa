import type { Migration } from './migration.ts';

/**
 * Who may sign in and what is theirs. `person`, `session`, `account` and `verification` are better-auth's
 * tables under our names, which `createIdentity` tells it.
 */
export const auth0001: Migration = {
	name: '0001-auth',
	statements: ({ text, integer }) => [
		`create table person (
			id ${text} not null primary key,
			name ${text} not null,
			email ${text} not null unique,
			email_verified ${integer} not null,
			image ${text},
			created_at ${text} not null,
			updated_at ${text} not null
		)`,

		`create table session (
			id ${text} not null primary key,
			person_id ${text} not null references person (id) on delete cascade,
			token ${text} not null unique,
			expires_at ${text} not null,
			created_at ${text} not null,
			updated_at ${text} not null,
			ip_address ${text},
			user_agent ${text}
		)`,
		'create index session_person on session (person_id, expires_at)',
		'create index session_expiry on session (expires_at)',

		`create table account (
			id ${text} not null primary key,
			person_id ${text} not null references person (id) on delete cascade,
			provider_id ${text} not null,
			account_id ${text} not null,
			password ${text},
			access_token ${text},
			refresh_token ${text},
			id_token ${text},
			access_token_expires_at ${text},
			refresh_token_expires_at ${text},
			scope ${text},
			created_at ${text} not null,
			updated_at ${text} not null,
			unique (provider_id, account_id)
		)`,
		'create index account_person on account (person_id)',

		`create table verification (
			id ${text} not null primary key,
			identifier ${text} not null,
			value ${text} not null,
			expires_at ${text} not null,
			created_at ${text} not null,
			updated_at ${text} not null
		)`,
		'create index verification_identifier on verification (identifier)',

		// One role per person, with as many scopes as needed; scope_id is empty for scope_kind 'all'.
		`create table "grant" (
			person_id ${text} not null references person (id) on delete cascade,
			role ${text} not null,
			scope_kind ${text} not null,
			scope_id ${text} not null,
			primary key (person_id, role, scope_kind, scope_id)
		)`,
		'create index grant_scope on "grant" (scope_kind, scope_id)'
	]
};
