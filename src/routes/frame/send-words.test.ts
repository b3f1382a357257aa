import { describe, expect, it } from 'vitest';
import type { ClientStatus } from '$lib/client/view-types.ts';
import { sendWords } from './send-words.ts';

const sent = {
	connected: true,
	signInNeeded: false,
	updateNeeded: false,
	queued: 0
} as ClientStatus;

describe('"Nu verzenden" answers in words (S17)', () => {
	it('that everything is sent', () => {
		expect(sendWords(sent)).toBe('Alles is verzonden en opgehaald.');
	});

	it('that there is no connection, and that nothing is lost', () => {
		expect(sendWords({ ...sent, connected: false, queued: 2 })).toMatch(/^Geen verbinding/);
	});

	it('that a sign-in is needed first', () => {
		expect(sendWords({ ...sent, signInNeeded: true, queued: 2 })).toMatch(/^Meld u opnieuw aan/);
	});

	it('that the app has to be updated first', () => {
		expect(sendWords({ ...sent, updateNeeded: true, queued: 2 })).toMatch(/te oud om te verzenden/);
	});

	it('that something stayed behind', () => {
		expect(sendWords({ ...sent, queued: 2 })).toMatch(/^2 /);
	});
});
