import { describe, expect, it } from 'vitest';
import type { AttemptEnd } from '$lib/client/status-types.ts';
import { sendWords } from './send-words.ts';

describe('"Nu verzenden" answers in words (S17)', () => {
	it.each<[string, AttemptEnd, number, RegExp]>([
		['that everything is sent and fetched', 'done', 0, /^Alles is verzonden en opgehaald\.$/],
		['that there is no connection, and that nothing is lost', 'unreachable', 2, /^Geen verbinding/],
		['that a sign-in is needed first', 'sign-in', 2, /^Meld u opnieuw aan/],
		['that the app has to be updated first', 'update-app', 2, /te oud om te verzenden/],
		['that another window is at it', 'busy', 2, /ander venster/],
		['that something stayed behind', 'later', 2, /^2 /],
		['that the server asked to wait', 'waiting', 2, /^2 /],
		['that figures of others were not fetched', 'later', 0, /ophalen lukt nog niet/]
	])('%s', (_, end, queued, words) => {
		expect(sendWords(end, { queued })).toMatch(words);
	});
});
