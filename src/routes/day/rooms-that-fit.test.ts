import { expect, test } from 'vitest';
import { roomsThatFit } from './rooms-that-fit.ts';
import { unitDouble, viewDouble } from './view-double.ts';

const room = (id: string, placeable: number, retired = false) => {
	const { unit } = unitDouble(id);
	return unitDouble(id, { unit: { ...unit, retired }, placeable });
};
const namesOf = (n: number, units: ReturnType<typeof room>[]) =>
	roomsThatFit(viewDouble({ units }), { n, fromId: '101' }).map(({ unit }) => unit.name);

test('a quick choice of a room holds all who move, leaves the fewest beds over and is another room', () => {
	const units = [
		room('101', 4),
		room('102', 1),
		room('103', 4),
		room('104', 2),
		room('105', 4, true)
	];
	expect(namesOf(2, units)).toEqual(['104', '103']);
	expect(namesOf(5, units)).toEqual([]);
});

test('there are no more quick choices than a hand looks through', () => {
	const units = Array.from({ length: 42 }, (_, at) => room(`${200 + at}`, 2));
	expect(namesOf(1, units)).toHaveLength(8);
});

test('a room that is worse for them comes after one that is as good, whatever it leaves over (D6)', () => {
	const units = [
		room('101', 0),
		{ ...room('102', 2), unit: { ...unitDouble('102').unit, floor: 3 } },
		{ ...room('103', 2), unit: { ...unitDouble('103').unit, sharedBy: 'men' as const } },
		room('104', 4)
	];
	expect(namesOf(2, units)).toEqual(['104', '102', '103']);
});
