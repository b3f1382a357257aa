import type { LocationRow } from '../../../src/lib/domain/schema/location.ts';
import type { UnitRow } from '../../../src/lib/domain/schema/unit.ts';
import type { Figures } from '../../../src/lib/domain/schema/figures.ts';
import type { WireRow } from '../../../src/lib/sync/messages.ts';
import { replayFigures } from '../../support/oracle/replay-figures.ts';
import { toFiguresOfReplay } from '../../support/replay-of-fold.ts';
import { expectSame } from './broken.ts';
import { NAMES } from './cast.ts';
import { count } from './counts.ts';
import { acceptedEntries, unitsOf } from './to-oracle.ts';
import type { World } from './world.ts';

/** I2: what the server says of each place is what a replay of all that it accepted gives. */
export function checkServerFigures(world: World, rows: WireRow[]): void {
	const units = rows.filter(({ type }) => type === 'unit').map(({ row }) => row as UnitRow);
	for (const { type, row } of rows) {
		if (type !== 'location') continue;
		const location = row as LocationRow;
		const inside = units.filter(({ locationId }) => locationId === location.id);
		checkLocation(world, location, inside);
	}
}

function checkLocation(world: World, location: LocationRow, rows: UnitRow[]): void {
	const { id, detail, figures } = location;
	const name = NAMES.get(id) ?? id;
	const entries = acceptedEntries(world, id);
	const replay = replayFigures({ entries, units: unitsOf(world, rows) });
	expectSame(detail, replay.detail, 'I2', () => `detail of ${name}`);
	expectSame(plain(figures), replay.location, 'I2', () => `server's figures of ${name}`);
	count(world.counts, 'check: I2');
	for (const unit of rows)
		expectSame(plain(unit.figures), replay.units[unit.id], 'I2', () => `figures of ${unit.name}`);
}

export function plain(figures: Figures) {
	return toFiguresOfReplay(figures);
}
