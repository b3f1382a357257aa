import { resolve } from '$app/paths';
import type { ResolvedPathname } from '$app/types';
import { hasNewAnswer, readAnswersSeen } from '$lib/client/answers-seen.ts';
import type { Client } from '$lib/client/client-types.ts';
import type { QuestionView } from '$lib/client/view-types.ts';
import { readsHeldEdits } from '$lib/domain/permissions.ts';
import { isWaiting } from '$lib/domain/questions/is-waiting.ts';
import type { Me } from '$lib/domain/schema/person.ts';
import { m } from '$messages/messages';

export type MenuNews = {
	/** The item of questions, with what waits there. */
	questions: string;
	/** Pages that the first screen does not know. */
	pages: { href: ResolvedPathname; label: string }[];
};

/** Read when the menu opens: nothing of it is part of a first screen. */
export async function readMenuNews(client: Client): Promise<MenuNews> {
	const [questions, { me }] = await Promise.all([
		client.views.questions().read(),
		client.views.region().read()
	]);
	return { questions: questionsLabel(client.personId!, questions), pages: pagesOf(me) };
}

/** To the desk what nobody has answered, to who asked what is new since the page was last looked at. */
function questionsLabel(personId: string, questions: QuestionView[]): string {
	const seen = readAnswersSeen(personId);
	const open = questions.filter((question) => question.mayAnswer && isWaiting(question)).length;
	const news = questions.filter((question) => hasNewAnswer(question, seen)).length;
	const told = [
		open > 0 ? m.help_menu_open({ n: open }) : '',
		news > 0 ? m.help_menu_new({ n: news }) : ''
	].filter(Boolean);
	return told.length > 0 ? `${m.help_title()} (${told.join(', ')})` : m.help_title();
}

function pagesOf(me: Me | null): MenuNews['pages'] {
	return me && readsHeldEdits(me)
		? [{ href: resolve('/(region)/regio/apparaten'), label: m.held_title() }]
		: [];
}
