import { formatNumber } from '$lib/ui/format.ts';
import { m } from '$messages/messages';
import type { Doubt } from './doubt.ts';
import { SUITS_WORDS } from './suits-words.ts';

/** What is odd about a number, and what to do when it is right after all. */
export function doubtWords(asked: Doubt): { title: string; hint: string } {
	const n = formatNumber(Math.abs(asked.n));
	switch (asked.kind) {
		case 'more-than-free':
			return { title: m.day_more_than_free({ n }), hint: fullHint(asked) };
		case 'more-than-beds':
			return { title: m.day_more_than_beds({ n }), hint: fullHint(asked) };
		case 'more-than-here':
			return {
				title: m.day_more_than_there({ n }),
				hint: asked.ofRest ? m.day_more_than_rest_hint() : m.day_more_than_there_hint()
			};
		case 'far-from-now':
			return {
				title: asked.n < 0 ? m.day_large_less({ n }) : m.day_large_more({ n }),
				hint: m.day_large_hint()
			};
		case 'more-than-unused':
			return { title: m.day_more_than_unused({ n }), hint: m.day_large_hint() };
		case 'fewer-than-used':
			return { title: m.day_fewer_than_used({ n }), hint: m.day_large_hint() };
		case 'less-suitable':
			return {
				title: m.day_less_suitable({
					room: asked.room,
					needs: asked.needs.map((need) => SUITS_WORDS[need]()).join(', ')
				}),
				hint: m.day_less_suitable_hint()
			};
		case 'counts-for-less':
			return { title: m.day_counts_for_less({ n }), hint: m.day_large_hint() };
	}
}

function fullHint({ ofRoom }: { ofRoom?: true }): string {
	return ofRoom ? m.day_room_full_hint() : m.day_more_than_free_hint();
}
