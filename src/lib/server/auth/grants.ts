import type { Kysely } from 'kysely';
import type { Role } from '../../domain/schema/person.ts';
import type { Tables } from '../store/tables.ts';
import type { ScopeKind } from './tables.ts';

/** What a role reaches; `id` is empty for `all`. */
export type Scope = { kind: ScopeKind; id: string };

/** One that is there already stays. */
export async function insertGrants(
	db: Kysely<Tables>,
	personId: string,
	role: Role,
	scopes: Scope[]
): Promise<void> {
	if (scopes.length === 0) return;
	await db
		.insertInto('grant')
		.values(
			scopes.map(({ kind, id }) => ({
				person_id: personId,
				role,
				scope_kind: kind,
				scope_id: id
			}))
		)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
