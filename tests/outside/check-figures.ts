import type { LocationRow } from '../../src/lib/domain/schema/location.ts';
import type { UnitRow } from '../../src/lib/domain/schema/unit.ts';
import { replayFigures } from '../support/oracle/replay-figures.ts';
import type { OracleEntry, OracleUnit } from '../support/oracle/world.ts';
import { toFiguresOfReplay } from '../support/replay-of-fold.ts';
import type { Evidence } from './evidence.ts';
import { toText } from '../support/to-text.ts';

/** I2: what stands of each place is what an independent replay of all its entries gives. */
export function checkFigures({ rows, entries }: Evidence): string[] {
	const units = rows.filter(({ type }) => type === 'unit').map(({ row }) => row as UnitRow);
	const locations = rows.filter(({ type }) => type === 'location');
	return locations.flatMap(({ id, row }) =>
		checkLocation(
			row as LocationRow,
			units.filter(({ locationId }) => locationId === id),
			entries.filter(({ locationId }) => locationId === id)
		)
	);
}

function checkLocation(location: LocationRow, units: UnitRow[], entries: OracleEntry[]): string[] {
	const replay = replayFigures({ entries, units: units.map(toOracleUnit) });
	const pairs: [string, unknown, unknown][] = [
		[location.name, toFiguresOfReplay(location.figures), replay.location],
		...units.map((unit): [string, unknown, unknown] => [
			`${unit.name} of ${location.name}`,
			toFiguresOfReplay(unit.figures),
			replay.units[unit.id]
		])
	];
	return pairs
		.filter(([, stands, replayed]) => toText(stands) !== toText(replayed))
		.map(([name, stands, replayed]) => `I2: ${name} is ${toText(stands)}, not ${toText(replayed)}`);
}

function toOracleUnit({ id, beds, sharedBy, retiredAt }: UnitRow): OracleUnit {
	const unit = { id, beds, sharedBy };
	return retiredAt ? { ...unit, retiredAt: { observedAt: retiredAt, deviceSeq: 0, id: '' } } : unit;
}
