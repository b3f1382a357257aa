import type { Language } from '../../domain/reminders/reminder-choice.ts';
import type { PushDevice, PushMessage, TrialOutcome } from '../../sync/reminder-messages.ts';
import type { Session } from '../auth/sessions.ts';
import type { Devices } from './devices.ts';
import { isPushAddress } from './push-address.ts';
import type { Deliver } from './remind.ts';
import { wordPush, wordPushTrial } from './reminder-words.ts';
import { createSendPush, type PushSettings } from './send-push.ts';

/** Reminders as messages on devices. */
export function createPushWay(settings: PushSettings, devices: Devices) {
	const closing = new AbortController();
	const send = createSendPush(settings);

	async function sendOne(device: PushDevice, message: PushMessage) {
		const outcome = await send(device, message, closing.signal);
		if (outcome === 'gone') await devices.removeAt(device.endpoint);
		return outcome;
	}

	async function sendToAll(all: PushDevice[], message: PushMessage): Promise<'sent' | 'failed'> {
		const outcomes = await Promise.allSettled(all.map((device) => sendOne(device, message)));
		return outcomes.some((one) => one.status === 'fulfilled' && one.value === 'sent')
			? 'sent'
			: 'failed';
	}

	const deliver: Deliver = async ({ person, choice, locations }) =>
		sendToAll(await devices.of(person.id), wordPush(locations, choice.language));

	/** To the device of this session alone. */
	async function tryOut(
		{ id, personId }: Pick<Session, 'id' | 'personId'>,
		language: Language
	): Promise<TrialOutcome['outcome']> {
		const own = (await devices.of(personId)).filter(({ sessionId }) => sessionId === id);
		return own.length === 0 ? 'none' : sendToAll(own, wordPushTrial(language));
	}

	return {
		publicKey: settings.keys.publicKey,
		/** Whether this server sends to such an address. */
		reaches: (endpoint: string) => settings.isPrivateAllowed || isPushAddress(endpoint),
		deliver,
		tryOut,
		close: () => closing.abort()
	};
}
