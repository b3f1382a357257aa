import type { Conflict, ConflictSide } from '../schema/conflict.ts';
import { madeAtOf } from '../times-of-mutation.ts';
import {
	type DecideContext,
	type Decision,
	type FieldWrite,
	openConflict,
	type Write,
	type World
} from './world.ts';

/** One write to one field, checked and allowed; what is left to decide is whether its base still stands (S11). */
export type FieldEdit = {
	regionId: string;
	locationId: string;
	unitId?: string;
	field: string;
	value: unknown;
	current: unknown;
	/** Last applied writer; null = never written. */
	writer: string | null;
	/** The location or unit with the new value and its new writer. */
	toWrite: (value: unknown, writer: string) => Write;
};

/** S11: same base → applied; same value → noop; else a conflict row, and the current value stands. */
export function decideField(world: World, edit: FieldEdit, context: DecideContext): Decision {
	if (writerMeant(world, context.mutation.base ?? null) === edit.writer)
		return applyField(world, edit, context);
	if (isSameValue(edit.value, edit.current)) return keepSame(edit, context);
	return openOrJoin(world, edit, context);
}

/** The writer that a base stands for; of a noop that met a field nobody had written, that is nobody. */
function writerMeant(world: World, base: string | null): string | null {
	const write = base === null ? undefined : world.fieldWrites.get(base);
	return write ? write.standsFor : base;
}

export function isSameValue(a: unknown, b: unknown): boolean {
	return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

function applyField(world: World, edit: FieldEdit, context: DecideContext): Decision {
	const { uuid } = context.mutation;
	const writes: Write[] = [
		edit.toWrite(edit.value, uuid),
		fieldWrite(edit, context, { outcome: 'applied', standsFor: uuid, conflictId: null })
	];
	const open = openConflict(world, targetOf(edit), edit.field);
	if (open)
		writes.push({
			put: 'conflict',
			conflict: { ...open, current: edit.value, sides: [...open.sides, sideOf(edit, context)] }
		});
	return { status: 'applied', regionId: edit.regionId, writes };
}

/** The noop's uuid stands for the writer it met, so a later edit on top of it finds an unbroken chain. */
function keepSame(edit: FieldEdit, context: DecideContext): Decision {
	const write = fieldWrite(edit, context, {
		outcome: 'noop',
		standsFor: edit.writer,
		conflictId: null
	});
	return { status: 'noop', regionId: edit.regionId, writes: [write] };
}

function openOrJoin(world: World, edit: FieldEdit, context: DecideContext): Decision {
	const open = openConflict(world, targetOf(edit), edit.field) ?? newConflict(world, edit, context);
	const conflict = { ...open, sides: [...open.sides, sideOf(edit, context)] };
	const write = fieldWrite(edit, context, {
		outcome: 'conflict',
		standsFor: context.mutation.uuid,
		conflictId: conflict.id
	});
	return {
		status: 'conflict',
		code: 'field-conflict',
		regionId: edit.regionId,
		writes: [{ put: 'conflict', conflict }, write]
	};
}

function newConflict(world: World, edit: FieldEdit, context: DecideContext): Conflict {
	const standing = edit.writer === null ? undefined : world.fieldWrites.get(edit.writer);
	return {
		id: context.mutation.uuid,
		regionId: edit.regionId,
		locationId: edit.locationId,
		...(edit.unitId ? { unitId: edit.unitId } : {}),
		field: edit.field,
		sides: [
			{
				uuid: edit.writer,
				value: edit.current ?? null,
				by: standing?.by ?? null,
				observedAt: standing?.observedAt ?? null,
				receivedAt: standing?.receivedAt ?? null
			}
		],
		current: edit.current ?? null,
		openedAt: context.receivedAt
	};
}

function sideOf(edit: FieldEdit, { me, mutation, receivedAt }: DecideContext): ConflictSide {
	return {
		uuid: mutation.uuid,
		value: edit.value,
		by: me.personId,
		observedAt: madeAtOf(mutation, receivedAt),
		receivedAt
	};
}

export function fieldWrite(
	edit: FieldEdit,
	{ me, mutation, receivedAt }: DecideContext,
	outcome: Pick<FieldWrite, 'outcome' | 'standsFor' | 'conflictId'>
): Write {
	return {
		put: 'fieldWrite',
		fieldWrite: {
			uuid: mutation.uuid,
			targetId: targetOf(edit),
			field: edit.field,
			value: edit.value,
			...outcome,
			by: me.personId,
			observedAt: madeAtOf(mutation, receivedAt),
			receivedAt
		}
	};
}

function targetOf(edit: FieldEdit): string {
	return edit.unitId ?? edit.locationId;
}
