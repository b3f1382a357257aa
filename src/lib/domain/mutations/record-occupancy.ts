import { findPersonalData } from '../personal-data.ts';
import { permits, placeOf } from '../permissions.ts';
import type { EntryRow } from '../schema/entry.ts';
import type { Location } from '../schema/location.ts';
import type { MutationArgs } from '../schema/mutation.ts';
import { madeAtOf, observedAtFor } from '../times-of-mutation.ts';
import { refuseCorrection, takesItsPlace } from './refuse-correction.ts';
import { type DecideContext, type Decision, reject, type World } from './world.ts';

type Args = MutationArgs<'occupancy.record'>;

/** One more entry; never refused because reality exceeds the beds (D3). */
export function recordOccupancy(world: World, args: Args, context: DecideContext): Decision {
	const location = world.locations.get(args.locationId);
	if (!location) return reject('not-found', args.locationId);
	const times = observedAtFor(context.mutation, args.observedAt, context.receivedAt);
	const refusal =
		refuseRight(location, args, context) ??
		refuseContent(args) ??
		refuseCorrection(world, args, context.receivedAt) ??
		refusePlace(world, location, args, times.observedAt);
	if (refusal) return refusal;
	const entry = toEntry(args, context, times.observedAt);
	// What has no time of its own had nothing that could be held at receipt.
	const isCapped = times.futureCapped && entry.observedAt !== null;
	return {
		status: 'applied',
		regionId: location.regionId,
		writes: [{ put: 'entry', entry }],
		...(isCapped ? { code: 'future-capped' as const } : {})
	};
}

function refuseRight(location: Location, args: Args, { me }: DecideContext): Decision | undefined {
	const action = { do: 'record', source: args.source ?? 'site' } as const;
	if (!permits(me, action, placeOf(location))) return reject('forbidden');
	if (location.status === 'closed') return reject('closed');
	return undefined;
}

function refuseContent(args: Args): Decision | undefined {
	if (args.source === 'phone' && !args.spokenWith) return reject('invalid', 'spokenWith: missing');
	if (args.source !== 'phone' && args.spokenWith)
		return reject('invalid', 'spokenWith: with source phone only');
	if (args.undated && args.source !== 'import')
		return reject('invalid', 'undated: with source import only');
	if (args.undated && args.observedAt) return reject('invalid', 'undated: has observedAt too');
	if (args.entry.kind === 'void' && !args.corrects) return reject('invalid', 'corrects: missing');
	// Whom the desk spoke with is a name that has its own field (D15).
	if (findPersonalData(args.spokenWith ?? '')) return reject('personal-data', 'spokenWith: bsn');
	return undefined;
}

function refusePlace(
	world: World,
	location: Location,
	args: Args,
	observedAt: string
): Decision | undefined {
	const toUnitId = args.entry.kind === 'move' ? args.entry.toUnitId : undefined;
	for (const unitId of [args.unitId, toUnitId]) {
		if (unitId === undefined) continue;
		const unit = world.units.get(unitId);
		if (!unit) return reject('not-found', unitId);
		if (unit.locationId !== location.id) return reject('forbidden', unitId);
		// What was seen before it was retired still counts.
		if (unit.retiredAt && !args.corrects && observedAt >= unit.retiredAt)
			return reject('closed', unitId);
	}
	return undefined;
}

function toEntry(args: Args, { me, mutation, receivedAt }: DecideContext, at: string): EntryRow {
	const hasNoTime = args.undated || takesItsPlace(args);
	return {
		id: mutation.uuid,
		locationId: args.locationId,
		...(args.unitId ? { unitId: args.unitId } : {}),
		entry: args.entry,
		observedAt: hasNoTime ? null : at,
		...(args.undated ? { undated: true as const } : {}),
		madeAt: madeAtOf(mutation, receivedAt),
		deviceSeq: mutation.deviceSeq,
		receivedAt,
		by: me.personId,
		...(args.entry.kind === 'recount' ? { base: mutation.base ?? null } : {}),
		source: args.source ?? 'site',
		...(args.spokenWith ? { spokenWith: args.spokenWith } : {}),
		...(args.corrects ? { corrects: args.corrects } : {}),
		...(args.why ? { why: args.why } : {})
	};
}
