import { effectiveEntries } from './oracle/effective-entries.ts';
import type { OracleEntry, OracleUnit, OracleWorld } from './oracle/world.ts';

/** What a replay has to be given to say how a world stood at a moment. */
export function worldAsOf(
	world: OracleWorld,
	{ seenBefore, knownBefore }: { seenBefore: string; knownBefore?: string }
): OracleWorld {
	const known = world.entries.filter(
		({ receivedAt }) =>
			knownBefore === undefined || (receivedAt !== undefined && receivedAt < knownBefore)
	);
	return {
		entries: flatEntries({ ...world, entries: known }).filter(
			({ observedAt }) => (observedAt ?? '') < seenBefore
		),
		units: knownUnits(world.units, knownBefore).map(({ retiredAt, ...unit }) =>
			retiredAt && retiredAt.observedAt < seenBefore ? { ...unit, retiredAt } : unit
		)
	};
}

/** A unit's beds hold since ever, but what was known before it was added knows nothing of it. */
function knownUnits(units: OracleUnit[], knownBefore: string | undefined): OracleUnit[] {
	if (knownBefore === undefined) return units;
	return units.filter(
		({ addedAt }) => addedAt === undefined || (addedAt !== null && addedAt < knownBefore)
	);
}

/** Entries as their corrections leave them, as if they had been right at once. */
function flatEntries(world: OracleWorld): OracleEntry[] {
	return effectiveEntries(world).map(({ position, dated, unitId, entry, by }) => ({
		id: position.id,
		locationId: '',
		...(unitId === undefined ? {} : { unitId }),
		entry,
		observedAt: dated ? position.observedAt : null,
		...(dated ? {} : { undated: true as const }),
		madeAt: position.observedAt,
		deviceSeq: position.deviceSeq,
		by,
		source: 'import'
	}));
}
