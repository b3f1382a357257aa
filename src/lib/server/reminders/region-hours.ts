import type { Kysely, Transaction } from 'kysely';
import { setsRegionHours } from '../../domain/permissions.ts';
import { DEFAULT_HOURS, type ReminderHours } from '../../domain/reminders/reminder-hours.ts';
import type { Me } from '../../domain/schema/person.ts';
import type { Region } from '../../domain/schema/region.ts';
import type { RegionHours, SetRegionHours } from '../../sync/reminder-messages.ts';
import { createBulkInsert } from '../store/bulk-insert.ts';
import { createKeptSelects } from '../store/kept-selects.ts';
import { noChanges } from '../store/records.ts';
import { createWriter } from '../store/sql-writer.ts';
import type { Tables } from '../store/tables.ts';
import { writeTransaction } from '../store/write-transaction.ts';
import { chainAudit } from '../sync/audit.ts';
import { toHours, toHoursRow } from './hours-row.ts';

/** Whose change it is, and the request that it came with. */
export type Author = { me: Me; requestId: string };

/** When each region reminds those who chose no hours of their own. */
export function createRegionHours(db: Kysely<Tables>, clock: () => number) {
	const insert = createBulkInsert();
	const ask = createKeptSelects();

	/** Of each region that this person manages a location in, or that is his. */
	async function of({ personId, regions }: Me): Promise<RegionHours[]> {
		const rows = await db
			.selectFrom('region')
			.leftJoin('region_hours', 'region_id', 'region.id')
			.select(['region.id', 'doc', 'hour', 'quiet_from', 'quiet_until'])
			.where(({ eb, or, selectFrom }) => {
				const managed = selectFrom('grant')
					.innerJoin('location', 'location.id', 'scope_id')
					.select('location.region_id')
					.where('scope_kind', '=', 'location')
					.where('person_id', '=', personId);
				const isManaged = eb('region.id', 'in', managed);
				return regions.length === 0 ? isManaged : or([isManaged, eb('region.id', 'in', regions)]);
			})
			.orderBy('region.id')
			.execute();
		return rows.map(({ id, doc, ...row }) => ({
			regionId: id,
			name: (JSON.parse(doc) as Region).name,
			hours: toHours(row) ?? DEFAULT_HOURS
		}));
	}

	/** False: not this person's to set. What stands already is not noted again. */
	function set(wanted: SetRegionHours, author: Author): Promise<boolean> {
		const { regionId } = wanted;
		if (!setsRegionHours(author.me, regionId)) return Promise.resolve(false);
		return writeTransaction(db, async (transaction) => {
			const writer = createWriter(transaction, insert, ask);
			const [region] = await writer.lockRegions([regionId]);
			if (!region) return false;
			if (!(await put(transaction, wanted))) return true;
			const last = await writer.lastAudit(regionId);
			const audit = chainAudit(regionId, last, [toFact(wanted, author, clock())]);
			await writer.save({ ...noChanges(), audit });
			return true;
		});
	}

	return { of, set };
}

/** By region, of those that set any. */
export async function readHoursOfRegions(db: Kysely<Tables>): Promise<Map<string, ReminderHours>> {
	const rows = await db.selectFrom('region_hours').selectAll().execute();
	return new Map(rows.map((row) => [row.region_id, toHours(row)!]));
}

/** Whether that changed anything. */
async function put(db: Transaction<Tables>, { regionId, hours }: SetRegionHours): Promise<boolean> {
	const row = toHoursRow(hours);
	const changed = await db
		.insertInto('region_hours')
		.values({ region_id: regionId, ...row })
		.onConflict((conflict) =>
			conflict
				.column('region_id')
				.doUpdateSet(row)
				.where(({ eb, or }) =>
					or([
						eb('region_hours.hour', '<>', row.hour),
						eb('region_hours.quiet_from', '<>', row.quiet_from),
						eb('region_hours.quiet_until', '<>', row.quiet_until)
					])
				)
		)
		.returning('region_id')
		.executeTakeFirst();
	return changed !== undefined;
}

function toFact({ regionId, hours }: SetRegionHours, { me, requestId }: Author, now: number) {
	return {
		at: new Date(now).toISOString(),
		actor: me.personId,
		action: 'region.setHours',
		object: regionId,
		outcome: 'applied',
		origin: requestId,
		payload: JSON.stringify(hours)
	};
}
