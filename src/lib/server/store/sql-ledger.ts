import type { Kysely } from 'kysely';
import { inParts } from './in-parts.ts';
import type { AskHere } from './kept-selects.ts';
import { toEffective, toEntry } from './row-to-record.ts';
import type { Reader } from './store.ts';
import type { Tables } from './tables.ts';

type LedgerReader = Pick<
	Reader,
	| 'entries'
	| 'corrections'
	| 'entriesOf'
	| 'entriesBut'
	| 'pointBefore'
	| 'pointsFrom'
	| 'entriesAfter'
>;

/** Entries, and where folding them can start; `here` keeps a query within the regions that are locked. */
export function createLedgerReader(
	db: Kysely<Tables>,
	here: <Query>(query: Query) => Query,
	askHere: AskHere
): LedgerReader {
	const select = db.selectFrom.bind(db);
	const entriesOf = (locationId: string) =>
		here(select('entry').selectAll())
			.where('location_id', '=', locationId)
			.orderBy('version', 'desc');
	return {
		entries: (ids) =>
			inParts(ids, async (part) =>
				(await select('entry').selectAll().where('id', 'in', part).execute()).map(toEntry)
			),
		corrections: (roots) =>
			inParts(roots, async (part) =>
				(
					await askHere('corrections', { part }, ({ part }) =>
						select('entry').selectAll().where('root', 'in', part)
					)
				).map(toEntry)
			),
		entriesOf: async (locationId) => (await entriesOf(locationId).execute()).map(toEntry),
		entriesBut: async (kinds, locationId) => {
			// A quote in free text is escaped in the body, so that only a kind reads like this.
			const query = entriesOf(locationId).where(({ and, eb, or }) => {
				const others = kinds.map((kind) => eb('body', 'not like', `%"kind":"${kind}"%`));
				return or([eb('root', 'is not', null), and(others)]);
			});
			return (await query.execute()).map(toEntry);
		},
		pointBefore: (locationId, position) =>
			here(select('fold_point').select(['position', 'state']))
				.where('location_id', '=', locationId)
				.where('position', '<', position)
				.orderBy('position', 'desc')
				.limit(1)
				.executeTakeFirst(),
		pointsFrom: (locationId, position) =>
			here(select('fold_point').select(['position', 'state']))
				.where('location_id', '=', locationId)
				.where('position', '>=', position)
				.orderBy('position')
				.execute(),
		entriesAfter: async (locationId, position, limit) =>
			(
				await here(select('entry').select(['body', 'effective']))
					.where('location_id', '=', locationId)
					.where('place', 'is not', null)
					.where('place', '>', position)
					.orderBy('place')
					.limit(limit)
					.execute()
			).map(toEffective)
	};
}
