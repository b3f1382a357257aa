import type { EditOutcome, QuestionView } from '../../../src/lib/client/view-types.ts';
import { QUESTION_KINDS } from '../../../src/lib/domain/schema/question.ts';
import { isDesk } from './cast.ts';
import { pick } from './pick.ts';
import type { QuestionSpec } from './steps.ts';
import type { Tab } from './world.ts';

type Asked = Extract<QuestionSpec, { kind: 'ask' }>;
type Done = Exclude<QuestionSpec, Asked>;

/** Asks, or does to a question what this device offers; where it offers nothing, something is asked. */
export async function enterQuestion(
	tab: Tab,
	spec: QuestionSpec
): Promise<EditOutcome | undefined> {
	if (spec.kind === 'ask') return ask(tab, spec);
	const shown = (await tab.views.questions().read()).sort((a, b) => (a.id < b.id ? -1 : 1));
	for (const kind of [spec.kind, 'reopen', 'close'] as const) {
		const question = pick(shown.filter(OFFERED[kind]), spec.question);
		if (question) return doTo(tab, { ...spec, kind }, question);
	}
	return ask(tab, { kind: 'ask', place: spec.question, about: spec.n });
}

const OFFERED: Record<Done['kind'], (question: QuestionView) => boolean> = {
	answer: ({ mayAnswer }) => mayAnswer,
	share: ({ mayAnswer }) => mayAnswer,
	close: ({ mayClose }) => mayClose,
	reopen: ({ mayReopen }) => mayReopen
};

/** At a location that is shown; the desk also of a region and no place in it. */
async function ask({ views, edit, profile }: Tab, { place, about }: Asked) {
	const kind = pick(QUESTION_KINDS, about)!;
	const text = `Vraag ${about}`;
	const isOfNoPlace = place === null && isDesk(profile.personId);
	const { regions } = await views.region().read();
	const region = isOfNoPlace ? pick(regions, about) : undefined;
	if (region) return edit.askQuestion({ regionId: region.id, kind, text });
	const locations = (await views.locations().read()).sort((a, b) => (a.id < b.id ? -1 : 1));
	const location = pick(locations, place ?? about);
	if (!location) return undefined;
	const { id: locationId, regionId } = location;
	return edit.askQuestion({ regionId, locationId, kind, text });
}

function doTo({ edit }: Tab, { kind, n }: Done, { regionId, id: questionId }: QuestionView) {
	const named = { regionId, questionId };
	switch (kind) {
		case 'answer':
			return edit.answerQuestion({ ...named, text: `Antwoord ${n}` });
		case 'share': {
			const marks = { shared: n % 4 !== 0, forAgenda: n % 2 === 0 };
			return edit.shareQuestion({ ...named, kind: pick(QUESTION_KINDS, n)!, ...marks });
		}
		case 'close':
			return edit.closeQuestion(named);
		case 'reopen':
			return edit.reopenQuestion(named);
	}
}
