import type { Place } from '../permissions.ts';
import type { Conflict, ConflictSide } from '../schema/conflict.ts';
import { madeAtOf } from '../times-of-mutation.ts';
import {
	type DecideContext,
	type Decision,
	type FieldTrace,
	type FieldWrite,
	openConflict,
	type Write,
	type World
} from './world.ts';

/** One write to one field, and what stands there. */
export type FieldEdit = {
	/** Where rights are looked at. */
	place: Place;
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

/**
 * Whether the base of a checked and allowed edit still stands (S11): same base → applied; same value → noop; else a
 * conflict row, and the current value stands.
 */
export function decideField(world: World, edit: FieldEdit, context: DecideContext): Decision {
	if (writerMeant(world, context) === edit.writer) return applyField(world, edit, context);
	if (isSameValue(edit.value, edit.current)) return keepSame(edit, edit.writer, context);
	const said = ownSide(openConflict(world, targetOf(edit), edit.field), context.me.personId);
	if (said && isSameValue(edit.value, said.value)) return keepSame(edit, said.uuid, context);
	return openOrJoin(world, edit, context);
}

/**
 * The writer that a base stands for; of a noop that met a field nobody had written, that is nobody; of an edit that
 * was refused, the one that its author had built it on. Another person never saw that edit.
 */
function writerMeant(world: World, { me, mutation }: DecideContext): string | null {
	const base = mutation.base ?? null;
	const write = world.fieldWrites.get(base ?? '');
	const isOfAnother = write?.outcome === 'rejected' && write.by !== me.personId;
	return write && !isOfAnother ? write.standsFor : base;
}

/** What somebody said last in an open conflict: saying it again adds nothing to the choice. */
function ownSide(conflict: Conflict | undefined, personId: string): ConflictSide | undefined {
	return conflict?.sides.findLast(({ by }) => by === personId);
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

/** The noop's uuid stands for the write it met, so a later edit on top of it finds an unbroken chain. */
function keepSame(edit: FieldEdit, met: string | null, context: DecideContext): Decision {
	const write = fieldWrite(edit, context, { outcome: 'noop', standsFor: met, conflictId: null });
	return { status: 'noop', regionId: edit.regionId, writes: [write] };
}

/** What is remembered of a refused write: what its base meant, and nothing of its value. */
export function traceOf(world: World, edit: FieldEdit, context: DecideContext): FieldTrace {
	const outcome = {
		outcome: 'rejected' as const,
		standsFor: writerMeant(world, context),
		conflictId: null
	};
	const { fieldWrite: trace } = fieldWrite({ ...edit, value: null }, context, outcome);
	return { regionId: edit.regionId, fieldWrite: trace };
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
	const standing = world.fieldWrites.get(edit.writer ?? '');
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
): Extract<Write, { put: 'fieldWrite' }> {
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
