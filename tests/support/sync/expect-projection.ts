import { expect } from 'vitest';
import { figuresOf, NOTHING_RESERVED } from '../../../src/lib/domain/figures-of.ts';
import { foldLocation } from '../../../src/lib/domain/fold/fold-location.ts';
import { encodeState } from '../../../src/lib/domain/fold/state.ts';
import type { EntryRow } from '../../../src/lib/domain/schema/entry.ts';
import type { LocationRow } from '../../../src/lib/domain/schema/location.ts';
import type { UnitRow } from '../../../src/lib/domain/schema/unit.ts';
import type { Store } from '../../../src/lib/server/store/store.ts';
import type { WireRow } from '../../../src/lib/sync/messages.ts';
import { LOCATION } from '../oracle/example-world.ts';
import { replayFigures } from '../oracle/replay-figures.ts';
import type { OracleWorld } from '../oracle/world.ts';
import { toEntries, toFiguresOfReplay } from '../replay-of-fold.ts';
import { foldAsDevice, unitsById } from './device-fold.ts';
import { IJSSELLAND, RCVS } from './people.ts';
import { createSyncServer, type Device } from './sync-server.ts';
import { AUTHORS, type Journey } from './world-mutations.ts';

/** After everything that a world notes. */
const ARRIVAL = Date.parse('2026-03-12T08:00:00.000Z');
const SECOND_HALF = (day: number) => Date.UTC(2026, 3, day, 12);

/** Lets a world travel to the server and compares what is read back; gives what of it was accepted. */
export async function expectProjection(store: Store, journey: Journey): Promise<OracleWorld> {
	const server = createSyncServer(store, { checkpointEvery: journey.checkpointEvery });
	await server.addRegion(IJSSELLAND);
	const accepted = await travel(server, journey);
	const rows = await server.pull(RCVS, 1 + (journey.day % 7) * 5);
	const world = acceptedWorld(journey.world, accepted, rows);
	expectReplay(world, rows);
	expectDevice(world, rows);
	return world;
}

/** Sends everything, half of it weeks later; gives the uuids that were applied. */
async function travel(
	server: ReturnType<typeof createSyncServer>,
	{ unsent, sizes, again, day }: Journey
): Promise<Set<string>> {
	const devices = new Map<string, Device>();
	const sent: (() => Promise<unknown>)[] = [];
	const accepted = new Set<string>();
	server.setNow(ARRIVAL);
	let half = Math.ceil(unsent.length / 2);
	for (let done = 0, turn = 0; done < unsent.length; turn++) {
		const part = unsent.slice(done, done + sizes[turn % sizes.length]!);
		done += part.length;
		for (const [who, edits] of Map.groupBy(part, ({ by }) => by)) {
			// Two browsers per person, in turn.
			const key = `${who} ${turn % 2}`;
			const device = devices.get(key) ?? server.device(AUTHORS[who]!);
			devices.set(key, device);
			const batch = edits.map(({ by: _by, name, args, ...more }) =>
				device.edit(name as 'unit.add', args, more)
			);
			const { results } = await device.push(...batch);
			for (const { uuid, status } of results) if (status === 'applied') accepted.add(uuid);
			if (again[turn % again.length]) sent.push(() => device.push(...batch));
		}
		if (turn % 3 === 2) await sent.shift()?.();
		if (done < half) continue;
		half = Infinity;
		server.setNow(SECOND_HALF(day));
		await server.roll();
	}
	for (const push of sent) await push();
	return accepted;
}

/** The world as its author wrote it, but for what the server refused and for what it knows of units. */
function acceptedWorld(world: OracleWorld, accepted: Set<string>, rows: WireRow[]): OracleWorld {
	const units = rows.filter(({ type }) => type === 'unit').map(({ row }) => row as UnitRow);
	return {
		entries: world.entries.filter(({ id }) => accepted.has(id)),
		units: units.map(({ id, beds, sharedBy, retiredAt }) => ({
			...{ id, beds, sharedBy },
			...(retiredAt && { retiredAt: { observedAt: retiredAt, deviceSeq: 0, id: '' } })
		}))
	};
}

function expectReplay(world: OracleWorld, rows: WireRow[]): void {
	const replay = replayFigures(world);
	const location = rows.find(({ type }) => type === 'location')!.row as LocationRow;
	expect(location.detail).toBe(replay.detail);
	expect(toFiguresOfReplay(location.figures)).toEqual(replay.location);
	for (const { type, id, row } of rows)
		if (type === 'unit')
			expect(toFiguresOfReplay((row as UnitRow).figures)).toEqual(replay.units[id]);
}

function expectDevice(world: OracleWorld, rows: WireRow[]): void {
	const units = unitsById(
		rows.filter(({ type }) => type === 'unit').map(({ row }) => row as UnitRow)
	);
	const state = foldAsDevice(rows, LOCATION);
	expect(encodeState(state)).toBe(encodeState(foldLocation(toEntries(world), units).state));
	const figures = figuresOf(state, units, NOTHING_RESERVED, null);
	expect(toFiguresOfReplay(figures.location)).toEqual(replayFigures(world).location);
	for (const entry of rows.filter(({ type }) => type === 'entry'))
		expect(world.entries).toContainEqual(expect.objectContaining(asWritten(entry.row as EntryRow)));
}

/** What a stored entry must have kept of what its author wrote. */
function asWritten({ id, entry, observedAt, madeAt, deviceSeq, by, unitId, corrects }: EntryRow) {
	return {
		...{ id, entry, observedAt, madeAt, deviceSeq, by },
		...(unitId && { unitId }),
		...(corrects && { corrects })
	};
}
