import { m } from '$messages/messages';
import type { ClientStatus } from '$lib/client/view-types.ts';
import { formatNumber } from '$lib/ui/format.ts';

/** What "Nu verzenden" answers when it is over: always something, also without internet. */
export function sendWords(status: ClientStatus): string {
	if (status.connected === false) return m.device_send_offline();
	if (status.signInNeeded) return m.signin_again();
	if (status.updateNeeded) return m.update_needed();
	if (status.queued > 0) return m.frame_send_later({ n: formatNumber(status.queued) });
	return m.device_send_done();
}
