import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Backend, openMemoryBackend } from './backends.ts';
import { explore } from './explore.ts';
import { type Founded, foundWorld } from './found-world.ts';
import { readSoakOrder } from './replay-command.ts';
import { decideByLastWriter } from './server-variants.ts';

vi.mock(import('../../../src/lib/domain/mutations/lifts.ts'), () => import('./old-build.ts'));

let backend: Backend;
let founded: Founded;

beforeAll(async () => {
	backend = await openMemoryBackend();
	founded = await foundWorld(backend);
});

afterAll(() => backend.close());

test('a report ends with the one command that runs its schedule again, and fails in the same way', async () => {
	const options = { decide: decideByLastWriter };
	const first = await explore({ backend, founded, options, seed: 4, schedules: 50 });
	const command = first.found!.report.split('\n').at(-1)!;
	expect(command).toMatch(/^Once more: npm run soak -- --store memory --seed 4 --path \d+$/);

	const { replay } = readSoakOrder(command.split(' -- ')[1]!.split(' '));
	expect(replay!.store).toBe(backend.name);
	const again = await explore({ backend, founded, options, ...replay!, schedules: 1 });
	expect(again.found).toEqual({ ...first.found, after: 1 });
	expect(again.found!.report).toContain(first.found!.rule);
});

test('a schedule that went well goes well again, in the same steps', async () => {
	const place = { backend, founded, seed: 9, path: '3', schedules: 1 };
	const [one, other] = [await explore(place), await explore(place)];
	expect(one).toEqual(other);
	expect(one.found).toBeUndefined();
});

test('a store that there is not is refused', () => {
	expect(() => readSoakOrder(['--store', 'paper'])).toThrow('no store is called paper');
});
