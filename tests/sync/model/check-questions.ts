import { readQuestionViews } from '../../../src/lib/client/question-views.ts';
import type { QuestionView } from '../../../src/lib/client/view-types.ts';
import type { Mutation } from '../../../src/lib/domain/schema/mutation.ts';
import { expectSame, expectThat } from './broken.ts';
import { count } from './counts.ts';
import { short } from './random.ts';
import type { ProfileData } from './read-profile.ts';
import { isUnderWay } from './under-way.ts';
import { withDatabase } from './with-database.ts';
import type { Profile, World } from './world.ts';

/** I6: what was asked or done to a question here stays on the screen until a pull holds what the server made of it. */
export async function checkQuestions(
	world: World,
	profile: Profile,
	data: ProfileData
): Promise<void> {
	const own = [...profile.holds]
		.map((uuid) => world.edits.get(uuid)!.mutation)
		.filter(({ name, uuid }) => name.startsWith('question.') && isUnderWay(profile, data, uuid));
	const followed = newestOf(own).filter(({ uuid }) => !meetsAnotherHistory(profile, data, uuid));
	if (followed.length === 0) return;
	const views = await withDatabase(profile, readQuestionViews);
	const shown = new Map(views.map((view) => [view.id, view]));
	for (const mutation of followed) {
		const view = shown.get(questionOf(mutation));
		if (!view && isGone(data, mutation)) continue;
		const name = `${mutation.name} ${short(mutation.uuid)}`;
		count(world.counts, 'check: I6');
		expectThat(view !== undefined, 'I6', () => `the question of ${name} is not shown`);
		checkShown(view, mutation, name);
		const isWaiting = data.queued.has(mutation.uuid);
		expectThat(!isWaiting || view.sending !== 'received', 'S17', () => `${name} was not received`);
	}
}

/** Of what one overtakes of another, as a closing and a mark, the last that was done. */
function newestOf(own: Mutation[]): Mutation[] {
	const newest = new Map<string, Mutation>();
	for (const mutation of own.sort((a, b) => a.deviceSeq - b.deviceSeq)) {
		const isAdded = mutation.name === 'question.ask' || mutation.name === 'question.answer';
		newest.set(isAdded ? mutation.uuid : questionOf(mutation), mutation);
	}
	return [...newest.values()];
}

function questionOf({ uuid, name, args }: Mutation): string {
	return name === 'question.ask' ? uuid : String(args.questionId);
}

function checkShown(view: QuestionView, { uuid, name, args }: Mutation, what: string): void {
	const flickers = () => `what ${what} says flickers`;
	switch (name) {
		case 'question.ask':
			return expectSame(view.text, args.text, 'I6', flickers);
		case 'question.answer': {
			const texts = view.answers.filter((answer) => answer.uuid === uuid).map(({ text }) => text);
			return expectSame(texts, [args.text], 'I6', flickers);
		}
		case 'question.share': {
			const { kind, shared, forAgenda } = view;
			const { kind: saidKind, shared: saidShared, forAgenda: saidAgenda } = args;
			const said = [saidKind, saidShared, saidAgenda];
			return expectSame([kind, shared, forAgenda], said, 'I6', flickers);
		}
		case 'question.close':
		case 'question.reopen': {
			const isClosed = view.state === 'closed';
			return expectSame(isClosed, name === 'question.close', 'I6', flickers);
		}
	}
}

/** Sent again, as after a restore: what stands there may differ. What said nothing new when it was done lies nowhere. */
function meetsAnotherHistory(profile: Profile, data: ProfileData, uuid: string): boolean {
	if (profile.answeredAgain.has(uuid)) return true;
	if (data.queued.has(uuid) && profile.answers.has(uuid)) return true;
	return data.overlays.some((row) => row.uuid === uuid && row.effect.kind === 'none');
}

/** The question, or the region it was asked in, is no longer this person's; an own one that waits is always there. */
function isGone({ queued, sync, rows }: ProfileData, { uuid, name, args }: Mutation): boolean {
	if (name !== 'question.ask') return !rows.has(`question ${String(args.questionId)}`);
	return !queued.has(uuid) && !Object.hasOwn(sync.versions, String(args.regionId));
}
