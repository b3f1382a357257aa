import { mayAnswer, mayClose, mayReopen } from '../domain/questions/may-change.ts';
import type { Me } from '../domain/schema/person.ts';
import { type Question, questionRow } from '../domain/schema/question.ts';
import type { PersonDatabase } from './database.ts';
import { getMeta } from './meta.ts';
import type { OverlayRow } from './overlay.ts';
import { questionOverlays, readQuestions } from './read-questions.ts';
import { stateOfEdit } from './sending-state.ts';
import type { QuestionView } from './view-types.ts';

/** Questions of the regions in scope with own ones on top; a row of a later shape is kept and not shown. */
export async function readQuestionViews(db: PersonDatabase): Promise<QuestionView[]> {
	const me = await getMeta(db, 'me');
	if (!me) return [];
	const questions = await readQuestions(db);
	const known = [...questions.values()].filter((row) => questionRow.safeParse(row).success);
	const places = new Map((await db.view.toArray()).map(({ id, name }) => [id, name]));
	const overlays = Map.groupBy(await questionOverlays(db), ({ targetId }) => targetId!);
	const underway = new Set((await getMeta(db, 'underway'))?.uuids);
	return known.map((question) => ({
		...question,
		...rightsOf(me, question),
		placeName: places.get(question.locationId ?? '') ?? null,
		sending: sendingOf(overlays.get(question.id) ?? [], underway)
	}));
}

function rightsOf(me: Me, question: Question) {
	const isLive = question.state !== 'closed';
	return {
		isOwn: question.askedBy?.personId === me.personId,
		mayAnswer: isLive && mayAnswer(me, question),
		mayClose: isLive && mayClose(me, question),
		mayReopen: !isLive && mayReopen(me, question)
	};
}

/** Of what was done last among what the server does not show yet (S17). */
function sendingOf(overlays: OverlayRow[], underway: ReadonlySet<string>): QuestionView['sending'] {
	const waiting = overlays.filter(({ version }) => version === undefined);
	return stateOfEdit({
		isPending: overlays.length > 0,
		isAcknowledged: waiting.length === 0,
		isUnderway: waiting.some(({ uuid }) => underway.has(uuid))
	});
}
