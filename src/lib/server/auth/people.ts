import type { Kysely } from 'kysely';
import { amsterdamDay } from '../../domain/import/amsterdam.ts';
import type { Me, Role } from '../../domain/schema/person.ts';
import { insertGrants, type Scope } from './grants.ts';
import { createKeptSelects } from '../store/kept-selects.ts';
import type { RecordChange } from './record-change.ts';
import type { AuthTables, ScopeKind } from './tables.ts';

export type NewPerson = {
	email: string;
	name: string;
	password: string;
	role: Role;
	scopes: Scope[];
};

export type ListedPerson = {
	personId: string;
	email: string;
	name: string;
	role: Role | null;
	scopes: Scope[];
};

type Dependencies = {
	db: Kysely<AuthTables>;
	clock: () => number;
	ids: () => string;
	hashPassword: (password: string) => Promise<string>;
	record: RecordChange;
};

/**
 * Of somebody without any grant: its rights come from single locations, and this person has none. He reads nothing
 * but this, and each of his edits is refused by name (S10).
 */
const ROLE_WITHOUT_GRANT: Role = 'manager';

/** Who there is, and what is theirs. */
export function createPeople({ db, clock, ids, hashPassword, record }: Dependencies) {
	const ask = createKeptSelects();

	/** Nobody signs up over the wire: accounts come from here only. */
	async function create(
		person: NewPerson
	): Promise<{ personId: string } | { reason: 'email-taken' }> {
		const personId = ids();
		const email = person.email.trim().toLowerCase();
		const password = await hashPassword(person.password);
		const at = new Date(clock()).toISOString();
		const times = { created_at: at, updated_at: at };
		return record(async (transaction, note) => {
			const added = await transaction
				.insertInto('person')
				.values({
					id: personId,
					name: person.name,
					email,
					email_verified: 1,
					image: null,
					...times
				})
				.onConflict((conflict) => conflict.column('email').doNothing())
				.executeTakeFirst();
			if (added.numInsertedOrUpdatedRows === 0n) return { reason: 'email-taken' };
			const account = { provider_id: 'credential', account_id: personId, password };
			await transaction
				.insertInto('account')
				.values({ id: ids(), person_id: personId, ...account, ...times })
				.execute();
			const { name, role, scopes } = person;
			await insertGrants(transaction, personId, role, scopes);
			note({ action: 'person.add', object: personId, payload: { email, name, role, scopes } });
			return { personId };
		});
	}

	async function idOf(email: string): Promise<string | null> {
		const row = await db
			.selectFrom('person')
			.select('id')
			.where('email', '=', email.trim().toLowerCase())
			.executeTakeFirst();
		return row?.id ?? null;
	}

	/** Everybody, by e-mail; `role` null: has no grant, so reads nothing. */
	async function list(): Promise<ListedPerson[]> {
		const rows = await db
			.selectFrom('person')
			.leftJoin('grant', 'person.id', 'person_id')
			.select(['person.id', 'email', 'name', 'role', 'scope_kind as kind', 'scope_id as scopeId'])
			.orderBy('email')
			.orderBy('scope_id')
			.execute();
		return [...Map.groupBy(rows, ({ id }) => id).values()].map((grants) => ({
			personId: grants[0]!.id,
			email: grants[0]!.email,
			name: grants[0]!.name,
			role: grants[0]!.role,
			scopes: grants.flatMap(({ kind, scopeId }) =>
				kind === null || scopeId === null ? [] : [{ kind, id: scopeId }]
			)
		}));
	}

	/** Who signed in, as it is answered. */
	async function userOf(personId: string) {
		const row = await db
			.selectFrom('person')
			.select(['id', 'name', 'email'])
			.where('id', '=', personId)
			.executeTakeFirst();
		return row ?? null;
	}

	/** The person as the permission function sees them; null when unknown. */
	async function meOf(personId: string): Promise<Me | null> {
		const grants = await ask(db, 'me', { personId }, (given) =>
			db
				.selectFrom('person')
				.leftJoin('grant', 'person.id', 'person_id')
				.select(['name', 'role', 'scope_kind as kind', 'scope_id as id'])
				.where('person.id', '=', given.personId)
				.orderBy('scope_id')
		);
		const [first] = grants;
		if (!first) return null;
		if (grants.some(({ role }) => role !== first.role))
			throw new Error(`person ${personId} has more than one role`);
		const idsOf = (kind: ScopeKind) =>
			grants.flatMap((grant) => (grant.kind === kind && grant.id !== null ? [grant.id] : []));
		return {
			personId,
			name: first.name,
			role: first.role ?? ROLE_WITHOUT_GRANT,
			regions: await regionsOf(idsOf),
			municipalities: idsOf('municipality'),
			locations: idsOf('location')
		};
	}

	async function regionsOf(idsOf: (kind: ScopeKind) => string[]): Promise<string[]> {
		if (idsOf('all').length > 0) return allRegions();
		const provinces = idsOf('province');
		const viaProvince = provinces.length > 0 ? await regionsOfProvinces(provinces) : [];
		return [...new Set([...idsOf('region'), ...viaProvince])].sort();
	}

	async function allRegions(): Promise<string[]> {
		const rows = await db.selectFrom('region').select('id').orderBy('id').execute();
		return rows.map(({ id }) => id);
	}

	async function regionsOfProvinces(provinces: string[]): Promise<string[]> {
		const today = amsterdamDay(new Date(clock()).toISOString());
		const rows = await db
			.selectFrom('province_region')
			.select('region_id')
			.where('province_id', 'in', provinces)
			.where('valid_from', '<=', today)
			.where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', today)]))
			.execute();
		return rows.map(({ region_id }) => region_id);
	}

	return { create, idOf, list, userOf, meOf };
}
