import { expect, test } from 'vitest';
import type { Unit } from '$lib/domain/schema/unit.ts';
import { suitsWords } from './suits-words.ts';

test('a tile says for whom its room is suitable, and nothing of what is not known (D8)', () => {
	const suitable = { infants: 'no', pets: 'yes', care: 'unknown', wheelchair: 'yes' };
	expect(suitsWords({ unit: { suitable } as unknown as Unit })).toEqual(['dier', 'rolstoel']);
});
