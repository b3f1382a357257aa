import type { Language, ReminderChoice } from '../domain/reminders/reminder-choice.ts';
import {
	type PushDevice,
	type ReminderTrial,
	type RemindersView,
	remindersView,
	type SetRegionHours,
	type TrialOutcome,
	trialOutcome
} from '../sync/reminder-messages.ts';
import type { BrowserPush } from './browser-push.ts';
import { REMINDED_PERSON } from './local-keys.ts';
import type { Answer, SendRequest } from './request.ts';

export type { RemindersView };

/** Why nothing came of it: no connection, not signed in, too often, or no (`refused`). */
export type Unreached = 'unreachable' | 'sign-in' | 'rate' | 'refused';
export type Reached<T> = { value: T } | { trouble: Unreached };

export type TurnedOn = 'on' | 'denied' | 'failed' | Unreached;

type Dependencies = {
	personId: string;
	/** Of the screen, in which messages are to speak. */
	language: Language;
	request: SendRequest;
	local: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
	/** null: this browser shows no messages. */
	push: BrowserPush | null;
};

export type Reminders = ReturnType<typeof createReminders>;

const TIMEOUT_MS = 15_000;
const PATH = '/api/reminders';

/** What one person is reminded of and where; all of it needs a connection. */
export function createReminders({ personId, language, request, local, push }: Dependencies) {
	async function ask(method: string, path = PATH, body?: unknown): Promise<Reached<unknown>> {
		const json = { 'content-type': 'application/json' };
		const sent = body === undefined ? {} : { headers: json, body: JSON.stringify(body) };
		return toReached(await request(path, { method, timeoutMs: TIMEOUT_MS, ...sent }));
	}

	const keep = (device: PushDevice) => ask('POST', `${PATH}/devices`, device);

	const read = async () => viewOf(await ask('GET'));

	const choose = async (choice: ReminderChoice) => viewOf(await ask('PUT', PATH, choice));

	const setRegion = async (hours: SetRegionHours) =>
		viewOf(await ask('PUT', `${PATH}/regions`, hours));

	async function tellLanguage(): Promise<void> {
		const reached = await read();
		if ('trouble' in reached || reached.value.choice.language === language) return;
		await choose({ ...reached.value.choice, language });
	}

	/** Asks the browser, which asks the person; call it from a tap. */
	async function turnOn(publicKey: string): Promise<TurnedOn> {
		if (!push) return 'failed';
		if ((await push.ask()) !== 'granted') return 'denied';
		const device = await push.subscribe(publicKey).catch(() => null);
		if (!device) return 'failed';
		const kept = await keep(device);
		if ('trouble' in kept) return kept.trouble;
		local.setItem(REMINDED_PERSON, personId);
		await tellLanguage();
		return 'on';
	}

	/** Without a connection nothing changes, or the one side would think it is still on. */
	async function turnOff(): Promise<Reached<unknown>> {
		const gone = await ask('DELETE', `${PATH}/devices`);
		if ('trouble' in gone) return gone;
		local.removeItem(REMINDED_PERSON);
		await push?.unsubscribe();
		return gone;
	}

	/**
	 * A sign-in begins a new session, and what was told in the one before went with that. Another language is a new start
	 * of the app.
	 */
	async function renew(): Promise<void> {
		if (local.getItem(REMINDED_PERSON) !== personId || push?.permission() !== 'granted') return;
		const device = await push.current();
		if (!device) return;
		await keep(device);
		await tellLanguage();
	}

	/** Whether a message reaches this browser: both sides have to know of it. */
	async function isOnHere({ devices }: RemindersView): Promise<boolean> {
		const isKnown = devices.some(({ isThis }) => isThis);
		return isKnown && push?.permission() === 'granted' && (await push.current()) !== null;
	}

	async function tryOut(by: ReminderTrial['by']): Promise<Reached<TrialOutcome>> {
		const reached = await ask('POST', `${PATH}/trials`, { by });
		return 'trouble' in reached ? reached : { value: trialOutcome.parse(reached.value) };
	}

	return {
		read,
		choose,
		setRegion,
		turnOn,
		turnOff,
		renew,
		isOnHere,
		tryOut,
		permission: () => push?.permission() ?? null
	};
}

function viewOf(reached: Reached<unknown>): Reached<RemindersView> {
	return 'trouble' in reached ? reached : { value: remindersView.parse(reached.value) };
}

function toReached(answer: Answer): Reached<unknown> {
	if (answer.is === 'ok') return { value: answer.body };
	if (answer.is === 'unreachable') return { trouble: 'unreachable' };
	if (answer.status === 401) return { trouble: 'sign-in' };
	if (answer.status === 503) return { trouble: 'unreachable' };
	return { trouble: answer.status === 429 ? 'rate' : 'refused' };
}
