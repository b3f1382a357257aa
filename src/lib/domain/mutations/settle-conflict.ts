import type { Conflict } from '../schema/conflict.ts';
import type { MutationArgs } from '../schema/mutation.ts';
import { type FieldEdit, fieldWrite } from './field-chain.ts';
import { locationFieldEdit, unitFieldEdit } from './field-edits.ts';
import { type DecideContext, type Decision, reject, type World } from './world.ts';

/** Keeps one side of a field conflict, or gives a third value; it is the field's new writer. */
export function settleConflict(
	world: World,
	args: MutationArgs<'conflict.settle'>,
	context: DecideContext
): Decision {
	const conflict = world.conflicts.get(args.conflictId);
	if (!conflict) return reject('not-found', args.conflictId);
	const value = chosenValue(conflict, args);
	if (value === undefined) return reject('invalid', 'keep: not a side of this conflict');
	const edit = editOf(world, conflict, value, context);
	if ('status' in edit) return edit;
	if (conflict.settledAt)
		return { status: 'conflict', code: 'already-settled', regionId: conflict.regionId, writes: [] };
	return settle(conflict, edit, context);
}

function settle(conflict: Conflict, edit: FieldEdit, context: DecideContext): Decision {
	const { uuid } = context.mutation;
	const settled = {
		...conflict,
		current: edit.value,
		settledAt: context.receivedAt,
		settledBy: context.me.personId
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

function chosenValue(conflict: Conflict, args: MutationArgs<'conflict.settle'>): unknown {
	if (!('keep' in args)) return args.value ?? null;
	return conflict.sides.find((side) => side.uuid === args.keep)?.value;
}

function editOf(
	world: World,
	conflict: Conflict,
	value: unknown,
	{ me }: DecideContext
): FieldEdit | Decision {
	const location = world.locations.get(conflict.locationId);
	if (!location) return reject('not-found', conflict.locationId);
	if (!conflict.unitId) return locationFieldEdit(me, location, conflict.field, value);
	const unit = world.units.get(conflict.unitId);
	if (!unit) return reject('not-found', conflict.unitId);
	return unitFieldEdit(me, location, unit, conflict.field, value);
}
