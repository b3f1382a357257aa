import { m } from '$messages/messages';
import type { AheadStep } from '../domain/pipeline/steps-ahead.ts';
import { daysBetween } from '../domain/pipeline/steps-ahead.ts';
import { formatDifference, formatNumber } from './format.ts';

/** `60 bedden (+20)`, `Contract loopt af`. */
export function aheadWords(step: AheadStep): string {
	switch (step.kind) {
		case 'opens':
			return m.address_ahead_opens();
		case 'closes':
			return m.address_ahead_closes();
		case 'contract-ends':
			return m.address_ahead_contract();
		case 'beds':
			return m.address_ahead_beds({
				beds: formatNumber(step.beds),
				n: step.beds,
				change: formatDifference(step.change)
			});
	}
}

const WEEK = 7;

/** `vandaag`, `morgen`, `over 5 dagen`, `over 6 weken`, `3 dagen geleden`; days as `2026-11-22`. */
export function daysAwayWords(day: string, today: string): string {
	const days = daysBetween(today, day);
	if (days < 0) return m.time_days_ago({ n: -days });
	if (days === 0) return m.address_away_today();
	if (days < 2 * WEEK) return m.address_away_days({ n: days });
	return m.address_away_weeks({ n: Math.floor(days / WEEK) });
}
