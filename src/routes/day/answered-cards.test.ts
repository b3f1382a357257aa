import { beforeEach, describe, expect, test } from 'vitest';
import {
	ANNA,
	BERT,
	openSignedIn,
	SITE,
	type SignedIn,
	startServer,
	stored
} from '../../../tests/support/client/signed-in.ts';
import type { SyncServer } from '../../../tests/support/sync/sync-server.ts';
import type { RecordInput } from '$lib/client/client-types.ts';
import { seenNow } from '$lib/client/seen-now.ts';
import type { LocationView, PlaceStand } from '$lib/client/view-types.ts';
import { placeBesideCount } from './card-answers.ts';

/** What the buttons of the cards enter, on two devices that were both without internet. */
let server: SyncServer;
let anna: SignedIn;
let bert: SignedIn;

beforeEach(async () => {
	server = await startServer();
	anna = await openSignedIn(server, ANNA);
	bert = await openSignedIn(server, BERT, 2);
});

async function enter(who: SignedIn, input: RecordInput): Promise<string> {
	server.advance(1);
	return stored(await who.client.edit.record(SITE, input)).uuid;
}

const viewOf = async (who: SignedIn): Promise<LocationView> =>
	(await who.client.views.location(SITE).read())!;
const kindsOf = async (who: SignedIn) => (await viewOf(who)).cards.map(({ kind }) => kind);

async function meet(): Promise<void> {
	for (const who of [anna, bert, anna]) await who.client.syncNow();
}

/** From now on by room, of which there is one. */
async function toRooms(): Promise<string> {
	const { edit } = anna.client;
	const added = await edit.addUnit({ locationId: SITE, name: 'Hut 1', beds: 8, sharedBy: 'men' });
	const { id } = stored(added);
	server.advance(1);
	const units = [{ unitId: id, occupied: 0, outOfService: {} }];
	stored(await edit.setDetail(SITE, { detail: 'units', units }));
	await meet();
	return id;
}

function standOf(view: LocationView, room: string | undefined): PlaceStand {
	const place = room ? view.units.find(({ unit }) => unit.id === room)! : view;
	const { occupied, overcrowded } = place.figures;
	return { occupied, overcrowded, placeable: place.placeable };
}

/** The card is on both; Anna answers it without internet, where it goes at once; then it goes everywhere. */
async function expectGone(kind: string, answer: (view: LocationView) => Promise<unknown>) {
	await meet();
	expect([await kindsOf(anna), await kindsOf(bert)]).toEqual([[kind], [kind]]);
	anna.network.cut();
	server.advance(1);
	await answer(await viewOf(anna));
	expect(await kindsOf(anna)).toEqual([]);
	expect(await kindsOf(bert)).toEqual([kind]);
	anna.network.heal();
	await meet();
	expect([await kindsOf(anna), await kindsOf(bert)]).toEqual([[], []]);
}

const again = ({ figures }: LocationView) =>
	enter(anna, { entry: { kind: 'recount', n: figures.occupied } });
const confirm = (view: LocationView) =>
	enter(anna, { entry: { kind: 'confirm', seen: seenNow(view) } });

describe('each card goes with its answer, without internet too, and stays gone', () => {
	test.each(['before', 'after'] as const)(
		'"telde dit al mee?" answered with %s (D10)',
		async (side) => {
			await enter(anna, { entry: { kind: 'arrive', n: 2 } });
			await enter(bert, { entry: { kind: 'recount', n: 5 } });
			await expectGone('movement-near-count', async ({ cards: [card], cardEntries }) => {
				if (card?.kind !== 'movement-near-count') throw new Error('no such card');
				const { [card.movement]: movement, [card.count]: count } = cardEntries;
				await enter(anna, placeBesideCount(movement!, count!, side)!);
			});
			expect((await viewOf(bert)).figures.occupied).toBe(side === 'before' ? 5 : 7);
		}
	);

	test.each(['site', 'units'] as const)(
		'two counts at %s, each of which said beforehand what it makes of now (D11)',
		async (detail) => {
			const room = detail === 'units' ? await toRooms() : undefined;
			const at = room ? { unitId: room } : {};
			await enter(anna, { ...at, entry: { kind: 'recount', n: 4 } });
			await enter(bert, { ...at, entry: { kind: 'depart', n: 2 } });
			server.advance(10);
			await enter(bert, { ...at, entry: { kind: 'recount', n: 6 } });
			server.advance(10);
			await enter(bert, { ...at, entry: { kind: 'arrive', n: 3 } });
			await meet();
			const { cards } = await viewOf(anna);
			const card = cards.find(({ kind }) => kind === 'two-counts');
			if (card?.kind !== 'two-counts') throw new Error('no such card');
			const told = (id: string) => anna.client.views.ifUndone(id, card.place).read();
			const [first, second] = [await told(card.second), await told(card.first)];
			expect([first?.occupied, second?.occupied]).toEqual([5, 9]);
			for (const [goes, stand] of [
				[card.second, first],
				[card.first, second]
			] as const) {
				server.advance(1);
				const { uuid } = stored(await anna.client.edit.undo(goes));
				expect(standOf(await viewOf(anna), room)).toEqual(stand);
				expect(await told(goes)).toBeUndefined();
				server.advance(1);
				stored(await anna.client.edit.undo(uuid));
			}
		}
	);

	test.each(['keeping the first', 'keeping the last', 'counting again'])(
		'two counts, by %s (D11)',
		async (how) => {
			await enter(anna, { entry: { kind: 'recount', n: 4 } });
			await enter(bert, { entry: { kind: 'recount', n: 6 } });
			await expectGone('two-counts', async (view) => {
				const [card] = view.cards;
				if (card?.kind !== 'two-counts') throw new Error('no such card');
				if (how === 'counting again') return again(view);
				return stored(
					await anna.client.edit.undo(how === 'keeping the first' ? card.second : card.first)
				);
			});
		}
	);

	test.each([
		['a count', again],
		['a new look', confirm]
	] as const)('a confirm that saw other numbers, by %s (D14)', async (_how, answer) => {
		await enter(anna, { entry: { kind: 'recount', n: 4 } });
		await meet();
		// Too far from the count to ask whether that had it.
		server.advance(10);
		await enter(bert, { entry: { kind: 'arrive', n: 2 } });
		server.advance(10);
		await confirm(await viewOf(anna));
		await expectGone('confirm-differs', answer);
	});

	test('people below zero, by a count (D9)', async () => {
		await enter(anna, { entry: { kind: 'depart', n: 3 } });
		await expectGone('negative', () => enter(anna, { entry: { kind: 'recount', n: 0 } }));
	});

	test('rooms that add up otherwise than the house, by a confirm (D5)', async () => {
		await enter(anna, { entry: { kind: 'recount', n: 4 } });
		const added = await anna.client.edit.addUnit({ locationId: SITE, name: '1', beds: 4 });
		const units = [{ unitId: stored(added).id, occupied: 2, outOfService: {} }];
		server.advance(30);
		stored(await anna.client.edit.setDetail(SITE, { detail: 'units', units }));
		await expectGone('switch-differs', confirm);
	});
});
