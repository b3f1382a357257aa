import type { HistoryDay } from './history-days.ts';

/** The day of receipt; of what was received before the first day that one, of what was not received none. */
export function createDayOfReceipt(
	days: HistoryDay[]
): (receivedAt: string | undefined | null) => number {
	return (receivedAt) => {
		if (!receivedAt) return days.length;
		const day = days.findIndex(({ until }) => receivedAt < until);
		return day === -1 ? days.length - 1 : day;
	};
}
