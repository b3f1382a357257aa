import type { Mutation } from '../../../src/lib/domain/schema/mutation.ts';
import type { WireRow } from '../../../src/lib/sync/messages.ts';
import { conflictsOf, fieldOf, writersOf } from '../../support/field-of.ts';
import { expectSame } from './broken.ts';
import { count } from './counts.ts';
import { short } from './random.ts';
import type { World } from './world.ts';

type Chain = { writer: string | null; standsFor: Map<string, string | null> };

/** I5: the applied writers of a field form one chain, each on the one that it had seen. */
export function checkChains({ server, edits, counts }: World, rows: WireRow[]): void {
	const conflicts = conflictsOf(rows);
	const chains = new Map<string, Chain>();
	const inOrder = [...server.allTaken()].sort(([, a], [, b]) => a.order - b.order);
	for (const [uuid, { result }] of inOrder) {
		const { mutation } = edits.get(uuid)!;
		const key = fieldOf(mutation, conflicts);
		if (!key) continue;
		const chain = chains.get(key) ?? { writer: null, standsFor: new Map<string, string | null>() };
		chains.set(key, chain);
		addLink(chain, mutation, result.status, key);
	}
	count(counts, 'check: I5', chains.size);
	for (const [field, writer] of writersOf(rows))
		expectSame(chains.get(field)?.writer, writer, 'I5', () => `writer of ${field}`);
}

function addLink(chain: Chain, { uuid, name, base }: Mutation, status: string, key: string): void {
	const meant = base && chain.standsFor.has(base) ? chain.standsFor.get(base) : base;
	if (status === 'noop') chain.standsFor.set(uuid, chain.writer);
	// Its author went on from it before the refusal came.
	if (status === 'rejected') chain.standsFor.set(uuid, meant ?? null);
	if (status !== 'applied') return;
	if (name !== 'conflict.settle')
		expectSame(
			meant ?? null,
			chain.writer,
			'I5',
			() => `base of ${short(uuid)}, a writer of ${key}`
		);
	chain.writer = uuid;
}
