import { findPersonalDetail } from '../personal-details.ts';
import { permits, placeOf } from '../permissions.ts';
import type { MutationArgs } from '../schema/mutation.ts';
import type { Question } from '../schema/question.ts';
import { madeAtOf } from '../times-of-mutation.ts';
import { type DecideContext, type Decision, reject, type World } from './world.ts';

type Args = MutationArgs<'question.ask'>;

/** A question to the desk, or a good practice or bottleneck for it to share. */
export function askQuestion(world: World, args: Args, context: DecideContext): Decision {
	const refusal = refusePlace(world, args, context);
	if (refusal) return refusal;
	const { me, mutation, receivedAt } = context;
	const { uuid: id } = mutation;
	if (world.questions.has(id)) return { status: 'noop', regionId: args.regionId, writes: [] };
	const found = findPersonalDetail(args.text, receivedAt);
	if (found) return reject('personal-data', `text: ${found}`);
	const question: Question = {
		...args,
		id,
		askedBy: { personId: me.personId, name: me.name },
		askedAt: madeAtOf(mutation, receivedAt),
		answers: [],
		state: 'open',
		shared: false,
		forAgenda: false
	};
	return {
		status: 'applied',
		regionId: args.regionId,
		writes: [{ put: 'question', question, change: null }]
	};
}

function refusePlace(
	world: World,
	{ regionId, locationId }: Args,
	{ me }: DecideContext
): Decision | undefined {
	if (!world.regions.has(regionId)) return reject('not-found', regionId);
	const location = locationId === undefined ? undefined : world.locations.get(locationId);
	if (locationId !== undefined && !location) return reject('not-found', locationId);
	const place = location ? placeOf(location) : { regionId, municipality: '' };
	if (!permits(me, { do: 'askQuestion' }, place)) return reject('forbidden');
	if (place.regionId !== regionId) return reject('invalid', 'regionId: not of the location');
	return undefined;
}
