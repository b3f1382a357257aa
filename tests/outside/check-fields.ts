import { readPath } from '../../src/lib/domain/mutations/field-edits.ts';
import type { Location } from '../../src/lib/domain/schema/location.ts';
import { conflictsOf, fieldOf } from '../support/field-of.ts';
import { toText } from '../support/to-text.ts';
import { DRILLED_FIELDS } from './drilled-fields.ts';
import type { Evidence } from './evidence.ts';
import { valueOf } from './look-at-fields.ts';

/** Values by field, and by edit. */
type Wrote = { texts: Map<string, Set<string>>; byEdit: Map<string, string> };

/** I5 and I6: a field holds what its last writer wrote, and no screen ever showed what nobody wrote. */
export function checkFields(evidence: Evidence): string[] {
	const wrote = readWrote(evidence);
	return [...checkStanding(evidence, wrote), ...checkShown(evidence, wrote)];
}

function readWrote({ devices, rows, before }: Evidence): Wrote {
	const conflicts = conflictsOf(rows);
	const wrote: Wrote = { texts: new Map(), byEdit: new Map() };
	for (const [key, text] of before.fields) wrote.texts.set(key, new Set([text]));
	for (const mutation of devices.flatMap(({ history }) => [...history.stored.values()])) {
		const key = fieldOf(mutation, conflicts);
		if (!key) continue;
		const text = toText(valueOf(mutation, conflicts));
		wrote.byEdit.set(mutation.uuid, text);
		wrote.texts.set(key, (wrote.texts.get(key) ?? new Set()).add(text));
	}
	return wrote;
}

/** Whose writer is from before still has to be as it was then. */
function checkStanding({ rows, before }: Evidence, { byEdit }: Wrote): string[] {
	const locations = rows.filter(({ type }) => type === 'location');
	return locations.flatMap(({ id, row }) => {
		const location = row as unknown as Location;
		return DRILLED_FIELDS.flatMap((field) => {
			const key = `${id} ${field}`;
			const stands = toText(readPath(location, field) ?? null);
			const writer = location.fieldWriter[field] ?? '';
			const wrote = byEdit.get(writer) ?? before.fields.get(key) ?? stands;
			return stands === wrote ? [] : [`I5: ${key} is ${stands}, its writer wrote ${wrote}`];
		});
	});
}

/** A place that was made during the drill, or is another region's, has no value from before. */
function checkShown({ devices, before }: Evidence, { texts }: Wrote): string[] {
	return devices.flatMap(({ history }) =>
		[...history.shown].flatMap(([key, shown]) =>
			[...shown]
				.filter((text) => before.fields.has(key) && !texts.get(key)!.has(text))
				.map((text) => `I6: ${history.name} showed ${text} as ${key}, which nobody wrote`)
		)
	);
}
