import { m } from '$messages/messages';

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
/** Below it nobody sees a difference. */
const EQUAL_MS = 2 * SECOND_MS;

/** How the device's clock runs; `skewMs` = server − device, null = not known yet (D12). */
export function clockWords(skewMs: number | null): string {
	if (skewMs === null) return m.device_clock_unknown();
	const size = Math.abs(skewMs);
	if (size < EQUAL_MS) return m.check_clock_right();
	const time =
		size < 2 * MINUTE_MS
			? m.check_seconds({ n: Math.round(size / SECOND_MS) })
			: m.check_minutes({ n: Math.round(size / MINUTE_MS) });
	return skewMs > 0 ? m.check_clock_behind({ time }) : m.check_clock_ahead({ time });
}
