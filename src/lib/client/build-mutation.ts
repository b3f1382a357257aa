import type { LocationState } from '../domain/fold/state.ts';
import { newestVersion } from '../domain/mutations/to-newest.ts';
import type { RecordedEntry } from '../domain/schema/entry.ts';
import { isRealInstant } from '../domain/schema/is-real-instant.ts';
import type { Mutation } from '../domain/schema/mutation.ts';
import type { MutationDraft } from './client-types.ts';
import type { LocationWork } from './location-work.ts';
import type { Workspace } from './workspace.ts';

/** Time as this device has it, and how far the server's clock is ahead (null = not known). */
export type DeviceTime = { deviceMs: number; offsetMs: number | null };

/** Now by the corrected clock, as ISO text. */
export function correctedNow({ deviceMs, offsetMs }: DeviceTime): string {
	return new Date(deviceMs + (offsetMs ?? 0)).toISOString();
}

/** The complete edit (S1), with what its author saw as `base`. */
export function buildMutation(
	draft: MutationDraft,
	ids: { uuid: string; mid: number; deviceSeq: number },
	time: DeviceTime,
	base: string | null | undefined
): Mutation {
	return {
		...ids,
		name: draft.name,
		v: newestVersion(draft.name),
		args: capTime(draft.args, correctedNow(time)),
		...(base === undefined ? {} : { base }),
		deviceAt: new Date(time.deviceMs).toISOString(),
		offsetMs: time.offsetMs
	};
}

/** Nothing is seen later than now (D12). */
function capTime(args: Record<string, unknown>, now: string): Record<string, unknown> {
	const { observedAt } = args;
	return typeof observedAt === 'string' && observedAt > now ? { ...args, observedAt: now } : args;
}

/** Last writer of the field, or newest recount of the place, own pending ones included. */
export async function baseOf(
	draft: MutationDraft,
	work: LocationWork,
	space: Workspace
): Promise<string | null | undefined> {
	if (draft.base !== undefined) return draft.base;
	const field = String(draft.args.field);
	switch (draft.name) {
		case 'location.setField':
			return work.data.location?.fieldWriter[field] ?? null;
		case 'unit.setField':
			return work.data.units.get(String(draft.args.unitId))?.fieldWriter[field] ?? null;
		case 'occupancy.record':
			if ((draft.args.entry as RecordedEntry | undefined)?.kind !== 'recount') return undefined;
			return newestCount(await space.fold(work.id), draft.args.unitId);
		default:
			return undefined;
	}
}

function newestCount(state: LocationState, unitId: unknown): string | null {
	const place = typeof unitId === 'string' ? state.units[unitId] : state.site;
	return place?.count?.id ?? null;
}

const LONG_AGO = new Date(0).toISOString();

/** When an edit was made, by the corrected clock; long ago, so that it passes for nothing new, where nothing says so. */
export function correctedDeviceAt({
	deviceAt,
	offsetMs
}: Pick<Mutation, 'deviceAt' | 'offsetMs'>): string {
	if (!isRealInstant(deviceAt)) return LONG_AGO;
	return correctedNow({ deviceMs: Date.parse(deviceAt), offsetMs });
}
