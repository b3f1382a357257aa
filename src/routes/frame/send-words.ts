import { m } from '$messages/messages';
import type { AttemptEnd, ClientStatus } from '$lib/client/status-types.ts';
import { formatNumber } from '$lib/ui/format.ts';

/** What "Nu verzenden" answers when it is over: always something, also without internet. */
export function sendWords(end: AttemptEnd, { queued }: Pick<ClientStatus, 'queued'>): string {
	switch (end) {
		case 'done':
			return m.device_send_done();
		case 'unreachable':
			return m.device_send_offline();
		case 'sign-in':
			return m.signin_again();
		case 'update-app':
			return m.update_needed();
		case 'busy':
			return m.frame_send_busy();
		default:
			return queued > 0 ? m.frame_send_later({ n: formatNumber(queued) }) : m.frame_fetch_later();
	}
}
