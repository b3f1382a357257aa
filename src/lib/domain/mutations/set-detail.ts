import { permits, placeOf } from '../permissions.ts';
import type { EntryRow } from '../schema/entry.ts';
import type { MutationArgs } from '../schema/mutation.ts';
import { madeAtOf, observedAtFor } from '../times-of-mutation.ts';
import { refuseCorrection, takesItsPlace } from './refuse-correction.ts';
import { type DecideContext, type Decision, reject, type World } from './world.ts';

/** The switch of detail (D5) is an entry like any other, so late entries still find their place before it. */
export function setDetail(
	world: World,
	args: MutationArgs<'location.setDetail'>,
	context: DecideContext
): Decision {
	const { me, mutation, receivedAt } = context;
	const location = world.locations.get(args.locationId);
	if (!location) return reject('not-found', args.locationId);
	if (!permits(me, { do: 'switchDetail' }, placeOf(location))) return reject('forbidden');
	if (
		args.source === 'import' &&
		!permits(me, { do: 'record', source: 'import' }, placeOf(location))
	)
		return reject('forbidden');
	if (location.status === 'closed') return reject('closed');
	const times = observedAtFor(mutation, args.observedAt, receivedAt);
	const refusal =
		refuseOther(args) ??
		refuseCorrection(world, args, receivedAt) ??
		refuseUnits(world, args, times.observedAt);
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

/** D5: units state their own numbers, the site declares its snijverlies; of the other the fold would keep nothing. */
function refuseOther({ detail, units, snijverlies }: MutationArgs<'location.setDetail'>) {
	if (detail === 'site' && units?.length) return reject('invalid', 'units: with detail units only');
	if (detail === 'units' && Object.keys(snijverlies ?? {}).length > 0)
		return reject('invalid', 'snijverlies: with detail site only');
	return undefined;
}

function refuseUnits(
	world: World,
	{ locationId, corrects, units = [] }: MutationArgs<'location.setDetail'>,
	observedAt: string
): Decision | undefined {
	const stated = new Set<string>();
	for (const { unitId } of units) {
		const unit = world.units.get(unitId);
		if (unit?.locationId !== locationId) return reject('not-found', unitId);
		// What was seen before it was retired still counts.
		if (unit.retiredAt && !corrects && observedAt >= unit.retiredAt)
			return reject('closed', unitId);
		// Two numbers of one unit at one moment: the fold could only guess which.
		if (stated.has(unitId)) return reject('invalid', 'units: stated twice');
		stated.add(unitId);
	}
	return undefined;
}

function toEntry(
	args: MutationArgs<'location.setDetail'>,
	{ me, mutation, receivedAt }: DecideContext,
	observedAt: string
): EntryRow {
	const { locationId, detail, units, snijverlies, holds, source = 'site', corrects, why } = args;
	return {
		id: mutation.uuid,
		locationId,
		entry: {
			kind: 'setDetail',
			detail,
			...(units ? { units } : {}),
			...(snijverlies ? { snijverlies } : {}),
			...(holds ? { holds } : {})
		},
		observedAt: takesItsPlace(args) ? null : observedAt,
		madeAt: madeAtOf(mutation, receivedAt),
		deviceSeq: mutation.deviceSeq,
		receivedAt,
		by: me.personId,
		source,
		...(corrects ? { corrects } : {}),
		...(why ? { why } : {})
	};
}
