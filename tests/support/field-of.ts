import type { Conflict } from '../../src/lib/domain/schema/conflict.ts';
import type { Mutation } from '../../src/lib/domain/schema/mutation.ts';
import type { WireRow } from '../../src/lib/sync/messages.ts';

type Conflicts = Map<string, Conflict>;

export function conflictsOf(rows: WireRow[]): Conflicts {
	const conflicts = rows.filter(({ type }) => type === 'conflict');
	return new Map(conflicts.map(({ id, row }) => [id, row as Conflict]));
}

/** The field that an edit writes: `<id> <field>`; undefined = none. */
export function fieldOf({ name, args }: Mutation, conflicts: Conflicts): string | undefined {
	if (name === 'location.setField') return `${String(args.locationId)} ${String(args.field)}`;
	if (name === 'unit.setField') return `${String(args.unitId)} ${String(args.field)}`;
	const conflict = name === 'conflict.settle' ? conflicts.get(String(args.conflictId)) : undefined;
	return conflict && `${conflict.unitId ?? conflict.locationId} ${conflict.field}`;
}

/** The last writer of each field, by `<id> <field>`, as the rows of locations and units name it. */
export function writersOf(rows: WireRow[]): Map<string, string> {
	const writers = new Map<string, string>();
	for (const { type, id, row } of rows) {
		if (type !== 'location' && type !== 'unit') continue;
		const { fieldWriter } = row as { fieldWriter: Record<string, string> };
		for (const [field, writer] of Object.entries(fieldWriter))
			writers.set(`${id} ${field}`, writer);
	}
	return writers;
}
