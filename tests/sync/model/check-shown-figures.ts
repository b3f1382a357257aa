import { replayFigures } from '../../support/oracle/replay-figures.ts';
import { expectSame } from './broken.ts';
import { readsFiguresOnly } from './cast.ts';
import { plain } from './check-figures.ts';
import { count } from './counts.ts';
import { reachesBeforeWindow } from './reaches-before-window.ts';
import type { ProfileData } from './read-profile.ts';
import { entriesOnDevice, unitsOnDevice } from './to-oracle.ts';
import type { Profile, World } from './world.ts';

/** I6: what a screen shows is a replay of all that lies on the device, own edits included. */
export function checkShownFigures(
	world: World,
	{ replayed, personId }: Profile,
	data: ProfileData
): void {
	if (readsFiguresOnly(personId)) return;
	for (const { id, name, figures } of data.views.values()) {
		if (reachesBeforeWindow(world, data, id)) continue;
		const entries = entriesOnDevice(data.entries.values(), id);
		const views = data.details.get(id)!.units;
		const units = unitsOnDevice(views.map(({ unit }) => unit));
		const key = JSON.stringify([entries, units, figures]);
		if (replayed.get(id) === key) continue;
		count(world.counts, 'check: I6');
		const replay = replayFigures({ entries, units });
		expectSame(plain(figures), replay.location, 'I6', () => `figures shown of ${name}`);
		for (const view of views)
			expectSame(plain(view.figures), replay.units[view.unit.id], 'I6', () => `figures of a room`);
		replayed.set(id, key);
	}
}
