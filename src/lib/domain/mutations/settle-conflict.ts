import { findPersonalDetail } from '../personal-details.ts';
import type { Conflict } from '../schema/conflict.ts';
import type { MutationArgs } from '../schema/mutation.ts';
import { type FieldEdit, fieldWrite, isSameValue } from './field-chain.ts';
import { locationEdit, mayWrite, parseValue, unitEdit } from './field-edits.ts';
import { type DecideContext, type Decision, reject, type Rejection, type World } from './world.ts';

type Args = MutationArgs<'conflict.settle'>;

/** Keeps one side of a field conflict, or gives a third value; it is the field's new writer. */
export function settleConflict(world: World, args: Args, context: DecideContext): Decision {
	const conflict = world.conflicts.get(args.conflictId);
	const standing = conflict && standingEdit(world, conflict);
	if (!conflict || !standing) return reject('not-found', args.conflictId);
	// Rights first: who may not write the field is told nothing of its sides.
	if (!mayWrite(context.me, standing)) return reject('forbidden');
	const chosen = chosenValue(conflict, standing, args, context.receivedAt);
	if ('status' in chosen) return chosen;
	const edit = { ...standing, value: chosen.value };
	if (!mayWrite(context.me, edit)) return reject('forbidden');
	const found = findPersonalDetail(args.why ?? '', context.receivedAt);
	if (found) return reject('personal-data', `why: ${found}`);
	if (conflict.settledAt)
		return { status: 'conflict', code: 'already-settled', regionId: conflict.regionId, writes: [] };
	return settle(conflict, edit, args.why, context);
}

function settle(
	conflict: Conflict,
	edit: FieldEdit,
	why: string | undefined,
	context: DecideContext
): Decision {
	const { uuid } = context.mutation;
	const settled = {
		...conflict,
		current: edit.value,
		settledAt: context.receivedAt,
		settledBy: context.me.personId,
		...(why === undefined ? {} : { settledWhy: why })
	};
	return {
		status: 'applied',
		regionId: conflict.regionId,
		writes: [
			edit.toWrite(edit.value, uuid),
			{ put: 'conflict', conflict: settled },
			fieldWrite(edit, context, { outcome: 'applied', standsFor: uuid, conflictId: conflict.id })
		]
	};
}

/** The side's value as it was checked once, or a third one. */
function chosenValue(
	{ sides }: Conflict,
	standing: FieldEdit,
	args: Args,
	today: string
): { value: unknown } | Rejection {
	if ('keep' in args) {
		const side = sides.find(({ uuid }) => uuid === args.keep);
		return side ? { value: side.value } : reject('invalid', 'keep: not a side of this conflict');
	}
	// What a side says was checked once. One that nobody wrote has no uuid, and says null also where the field takes none.
	const said = sides.find(({ value }) => isSameValue(value, args.value));
	return said ? { value: said.value } : parseValue(standing, args.value, today);
}

/** The field as it stands, as if somebody wrote that value again. */
function standingEdit(
	world: World,
	{ locationId, unitId, field }: Conflict
): FieldEdit | undefined {
	const location = world.locations.get(locationId);
	if (!location) return undefined;
	if (!unitId) return locationEdit(location, field);
	const unit = world.units.get(unitId);
	return unit && unitEdit(location, unit, field);
}
