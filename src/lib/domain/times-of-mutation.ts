/** How far a device's clock may be ahead before the person is told (D12). */
export const TOLD_ABOVE_MS = 120_000;

type DeviceTimes = { deviceAt: string; offsetMs: number | null };

/** `deviceAt` + `offsetMs`, at most `receivedAt` (D13). */
export function madeAtOf(times: DeviceTimes, receivedAt: string): string {
	const corrected = shift(times.deviceAt, times.offsetMs ?? 0);
	return corrected < receivedAt ? corrected : receivedAt;
}

/** When it was seen (D12): as stated, else when it was made; never later than it was received. */
export function observedAtFor(
	times: DeviceTimes,
	stated: string | undefined,
	receivedAt: string
): { observedAt: string; futureCapped: boolean } {
	const claimed = stated ?? shift(times.deviceAt, times.offsetMs ?? 0);
	if (claimed <= receivedAt) return { observedAt: claimed, futureCapped: false };
	const ahead = Date.parse(claimed) - Date.parse(receivedAt);
	return { observedAt: receivedAt, futureCapped: ahead > TOLD_ABOVE_MS };
}

// Times of another width than 24 characters would not sort as text.
const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z');

function shift(instant: string, ms: number): string {
	if (ms === 0) return instant;
	return new Date(Math.min(LAST_MS, Math.max(0, Date.parse(instant) + ms))).toISOString();
}
