import { isInScope } from '../permissions.ts';
import { decideField, type FieldEdit, traceOf } from './field-chain.ts';
import { isField, mayWrite, parseValue } from './field-edits.ts';
import { type DecideContext, type Decision, reject, type Rejection, type World } from './world.ts';

/** Longer than any field is called. */
const MAX_NAME = 60;

/** A new value for a field as it stands: checked, then decided by what its author had seen (S11). */
export function takeField(
	world: World,
	standing: FieldEdit,
	value: unknown,
	context: DecideContext
): Decision {
	if (!isField(standing))
		return reject('invalid', `field: ${standing.field.slice(0, MAX_NAME)} is not known`);
	const parsed = parseValue(standing, value, context.receivedAt);
	if ('status' in parsed) return refuse(world, standing, parsed, context);
	const edit = { ...standing, value: parsed.value };
	if (!mayWrite(context.me, edit)) return refuse(world, standing, reject('forbidden'), context);
	if (context.mutation.base === undefined) return reject('invalid', 'base: missing');
	return decideField(world, edit, context);
}

/** Refused, and remembered for the edits that its author already built on it: nobody else wrote in between. */
function refuse(
	world: World,
	standing: FieldEdit,
	refusal: Rejection,
	context: DecideContext
): Rejection {
	const isOwnPlace = isInScope(context.me, standing.place);
	if (!isOwnPlace || context.mutation.base === undefined) return refusal;
	return { ...refusal, trace: traceOf(world, standing, context) };
}
