import { withUnderway } from '../../../src/lib/client/sending-state.ts';
import type { LocationView } from '../../../src/lib/client/view-types.ts';
import { expectSame, expectThat } from './broken.ts';
import { NAMES } from './cast.ts';
import { count } from './counts.ts';
import type { ProfileData } from './read-profile.ts';
import type { Screen } from './screen.ts';
import { nextTurn } from './time.ts';
import type { Profile, World } from './world.ts';

/** What is read again after a step comes within a few of these. */
const MOST_TURNS = 20_000;

/** I6: once a step is over, every tab shows what is stored, whether that was handed to it or read. */
export async function checkScreens(
	{ counts }: World,
	{ tabs }: Profile,
	data: ProfileData
): Promise<void> {
	for (const { screen } of tabs) {
		const stored = storedView(data, screen.locationId);
		await turnUntil(() => isShown(screen, stored));
		count(counts, 'check: I6 of a screen');
		expectSame(screen.shown(), stored, 'I6', () => `a screen of ${NAMES.get(screen.locationId)}`);
	}
}

function storedView(data: ProfileData, id: string): LocationView | undefined {
	const [view, detail] = [data.views.get(id), data.details.get(id)];
	return view && detail && { ...withUnderway(view, data.underway), ...detail };
}

function isShown(screen: Screen, stored: LocationView | undefined): boolean {
	const shown = screen.shown();
	return shown?.touched === stored?.touched && shown?.sending === stored?.sending;
}

async function turnUntil(isDone: () => boolean): Promise<void> {
	for (let turn = 0; turn < MOST_TURNS && !isDone(); turn += 1) await nextTurn();
}

/** S1: what was entered stands on its screen when its promise is done, before anything is read again. */
export function checkHandedOver(
	{ counts, edits }: World,
	{ locationId }: Screen,
	uuids: string[],
	{ before, after }: { before: LocationView | undefined; after: LocationView | undefined }
): void {
	const isHere = (uuid: string) => edits.get(uuid)!.mutation.args.locationId === locationId;
	if (!before || !uuids.some(isHere)) return;
	count(counts, 'check: S1 of a screen');
	const isNew = after !== undefined && after.touched > before.touched;
	expectThat(
		isNew,
		'S1',
		() => `what was entered at ${NAMES.get(locationId)} is not shown at once`
	);
}
