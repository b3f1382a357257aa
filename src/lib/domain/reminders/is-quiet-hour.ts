/** From one hour up to another, over midnight when the first is the later one. */
export type QuietHours = { quietFrom: number; quietUntil: number };

export function isQuietHour({ quietFrom, quietUntil }: QuietHours, hour: number): boolean {
	if (quietFrom <= quietUntil) return hour >= quietFrom && hour < quietUntil;
	return hour >= quietFrom || hour < quietUntil;
}
