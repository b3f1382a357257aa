import { m } from '$messages/messages';
import { daysBetween } from '$lib/domain/pipeline/steps-ahead.ts';

/** What is odd about a day that lies ahead: mostly its year. `mostDays`: further away is seldom meant. */
export function dayDoubt(day: string, today: string, mostDays: number): string | undefined {
	if (day < today) return m.details_day_passed();
	const days = daysBetween(today, day);
	return days > mostDays ? m.details_day_far({ n: Math.floor(days / 365) }) : undefined;
}
