import { MUTATION_ARGS, type MutationArgs, type MutationName } from '../schema/mutation.ts';
import { addLocation } from './add-location.ts';
import { addUnit } from './add-unit.ts';
import { answerQuestion } from './answer-question.ts';
import { askQuestion } from './ask-question.ts';
import { closeQuestion } from './close-question.ts';
import { recordOccupancy } from './record-occupancy.ts';
import { reopenQuestion } from './reopen-question.ts';
import { restoreUnit } from './restore-unit.ts';
import { retireUnit } from './retire-unit.ts';
import { setDetail } from './set-detail.ts';
import { setLocationField } from './set-location-field.ts';
import { setUnitField } from './set-unit-field.ts';
import { settleConflict } from './settle-conflict.ts';
import { shareQuestion } from './share-question.ts';
import { newestVersion } from './to-newest.ts';
import { type DecideContext, type Decision, reject, type World } from './world.ts';

type Handler<N extends MutationName> = (
	world: World,
	args: MutationArgs<N>,
	context: DecideContext
) => Decision;

const HANDLERS: { [N in MutationName]: Handler<N> } = {
	'location.add': addLocation,
	'location.setField': setLocationField,
	'location.setDetail': setDetail,
	'unit.add': addUnit,
	'unit.setField': setUnitField,
	'unit.retire': retireUnit,
	'unit.restore': restoreUnit,
	'occupancy.record': recordOccupancy,
	'conflict.settle': settleConflict,
	'question.ask': askQuestion,
	'question.answer': answerQuestion,
	'question.share': shareQuestion,
	'question.close': closeQuestion,
	'question.reopen': reopenQuestion
};

/**
 * Decides one mutation on the world as it stands. Pure: device and server run the same, the server has the
 * last word. What is refused is a value with a code; a throw is a bug. An older version is lifted before (S15).
 */
export function decide(world: World, context: DecideContext): Decision {
	const { name, v, args } = context.mutation;
	if (!isMutationName(name) || v !== newestVersion(name)) return reject('unknown-mutation', name);
	const parsed = MUTATION_ARGS[name].safeParse(args);
	if (!parsed.success) return reject('invalid', firstIssue(parsed.error.issues));
	return (HANDLERS[name] as Handler<MutationName>)(world, parsed.data, context);
}

export function isMutationName(name: string): name is MutationName {
	return Object.hasOwn(MUTATION_ARGS, name);
}

function firstIssue(issues: readonly { path: readonly PropertyKey[]; message: string }[]): string {
	const [issue] = issues;
	return issue ? `${issue.path.map(String).join('.')}: ${issue.message}` : 'unreadable';
}
