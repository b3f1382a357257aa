import { expect, test } from 'vitest';
import { namesTwice } from './rooms-twice.ts';

const rooms = (...names: string[]) => names.map((name) => ({ unit: { name } }));

test('a name that stands twice is told once, also when it is written otherwise', () => {
	expect(namesTwice(rooms('901', '902', '903'))).toEqual([]);
	expect(namesTwice(rooms('Hut 1', '902', 'hut-1', 'HUT 1', '902'))).toEqual(['Hut 1', '902']);
});
