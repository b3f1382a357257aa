import { permits } from '../permissions.ts';
import type { EntryRow } from '../schema/entry.ts';
import type { MutationArgs } from '../schema/mutation.ts';
import { madeAtOf, observedAtFor } from '../times-of-mutation.ts';
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
	if (!permits(me, { do: 'switchDetail' }, { ...location, locationId: location.id }))
		return reject('forbidden');
	if (location.status === 'closed') return reject('closed');
	const stranger = args.units?.find(
		({ unitId }) => world.units.get(unitId)?.locationId !== location.id
	);
	if (stranger) return reject('not-found', stranger.unitId);
	const times = observedAtFor(mutation, args.observedAt, receivedAt);
	return {
		status: 'applied',
		regionId: location.regionId,
		writes: [{ put: 'entry', entry: toEntry(args, context, times.observedAt) }],
		...(times.futureCapped ? { code: 'future-capped' as const } : {})
	};
}

function toEntry(
	{ locationId, detail, units, snijverlies, holds }: MutationArgs<'location.setDetail'>,
	{ me, mutation, receivedAt }: DecideContext,
	observedAt: string
): EntryRow {
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
		observedAt,
		madeAt: madeAtOf(mutation, receivedAt),
		deviceSeq: mutation.deviceSeq,
		receivedAt,
		by: me.personId,
		source: 'site'
	};
}
