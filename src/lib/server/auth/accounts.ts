import type { Kysely } from 'kysely';
import type { Role } from '../../domain/schema/person.ts';
import { announceEndedSessions } from '../store/announce.ts';
import type { Tables } from '../store/tables.ts';
import { insertGrants, type Scope } from './grants.ts';
import type { RecordChange } from './record-change.ts';

type Dependencies = {
	clock: () => number;
	hashPassword: (password: string) => Promise<string>;
	record: RecordChange;
};

/** Changes of what somebody may and how they get in; each holds from the next request on. */
export function createAccounts({ clock, hashPassword, record }: Dependencies) {
	/** One role per person: another one first has to be withdrawn. */
	function give(
		personId: string,
		role: Role,
		scopes: Scope[]
	): Promise<{ given: Scope[] } | { reason: 'other-role' }> {
		return record(async (transaction, note) => {
			const others = await transaction
				.selectFrom('grant')
				.select('role')
				.where('person_id', '=', personId)
				.where('role', '<>', role)
				.execute();
			if (others.length > 0) return { reason: 'other-role' };
			await insertGrants(transaction, personId, role, scopes);
			note({ action: 'grant.add', object: personId, payload: { role, scopes } });
			return { given: scopes };
		});
	}

	/** Takes these scopes away, or all; gives those that were there. Who has none left is reminded nowhere. */
	function withdraw(personId: string, scopes: Scope[] | 'all'): Promise<Scope[]> {
		return record(async (transaction, note) => {
			const held = await transaction
				.selectFrom('grant')
				.select(['scope_kind as kind', 'scope_id as id'])
				.where('person_id', '=', personId)
				.orderBy('scope_id')
				.execute();
			const gone = scopes === 'all' ? held : held.filter((scope) => includes(scopes, scope));
			for (const { kind, id } of gone)
				await transaction
					.deleteFrom('grant')
					.where('person_id', '=', personId)
					.where('scope_kind', '=', kind)
					.where('scope_id', '=', id)
					.execute();
			if (gone.length === held.length)
				await transaction.deleteFrom('push_device').where('person_id', '=', personId).execute();
			if (gone.length > 0)
				note({ action: 'grant.withdraw', object: personId, payload: { scopes: gone } });
			return gone;
		});
	}

	/** Whoever signed in with the old one is signed out. */
	async function setPassword(personId: string, password: string): Promise<void> {
		const hashed = await hashPassword(password);
		await record(async (transaction, note) => {
			await transaction
				.updateTable('account')
				.set({ password: hashed, updated_at: new Date(clock()).toISOString() })
				.where('person_id', '=', personId)
				.where('provider_id', '=', 'credential')
				.execute();
			await deleteSessions(transaction, personId);
			note({ action: 'password.set', object: personId, payload: {} });
		});
	}

	/** Signs somebody out everywhere; gives how many sessions there were. */
	function endSessions(personId: string): Promise<number> {
		return record(async (transaction, note) => {
			const ended = await deleteSessions(transaction, personId);
			if (ended > 0) note({ action: 'sessions.end', object: personId, payload: { ended } });
			return ended;
		});
	}

	return { give, withdraw, setPassword, endSessions };
}

function includes(scopes: Scope[], { kind, id }: Scope): boolean {
	return scopes.some((scope) => scope.kind === kind && scope.id === id);
}

async function deleteSessions(db: Kysely<Tables>, personId: string): Promise<number> {
	const { numDeletedRows } = await db
		.deleteFrom('session')
		.where('person_id', '=', personId)
		.executeTakeFirst();
	await announceEndedSessions(db);
	return Number(numDeletedRows);
}
