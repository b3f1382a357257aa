import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { resolveGroup } from '../../src/lib/domain/fold/resolve-corrections.ts';
import { type Changes, noChanges } from '../../src/lib/server/store/records.ts';
import type { Figures } from '../../src/lib/domain/schema/figures.ts';
import type { Store, Writer } from '../../src/lib/server/store/store.ts';
import { IJSSELLAND, TWENTE, uuidOf } from '../support/sync/people.ts';
import {
	auditRecord,
	clientRecord,
	conflictOf,
	entryRecord,
	feedRecord,
	locationRecord,
	questionOf,
	resultRecord,
	unitRecord
} from '../support/sync/records.ts';
import { EPOCH, type OpenedStore } from '../support/sync/stores.ts';

const BOTH = ['VR04', 'VR05'];

/** What every store promises to the sync core, whatever is under it. */
export function describeStore(name: string, open: () => Promise<OpenedStore>): void {
	describe(`the ${name} store`, () => {
		let opened: OpenedStore;
		let store: Store;

		beforeEach(async () => {
			opened = await open();
			({ store } = opened);
		});

		afterEach(() => opened.close());

		const save = (changes: Partial<Changes>) =>
			store.write((writer) => writer.save({ ...noChanges(), ...changes }));
		const byText = (a: string, b: string) => (a < b ? -1 : 1);

		describe('a transaction', () => {
			test('that throws leaves nothing behind, and the throw comes out as it is', async () => {
				const fault = new Error('halfway');
				const attempt = store.write(async (writer) => {
					await writer.save({ ...noChanges(), clients: [clientRecord(1)] });
					await writer.setEpoch('other');
					throw fault;
				});
				await expect(attempt).rejects.toBe(fault);
				expect(await store.read((reader) => reader.client(uuidOf(1)))).toBeUndefined();
				expect(await store.read((reader) => reader.epoch())).toBe(EPOCH);
			});

			test('reads what it wrote itself', async () => {
				await store.write(async (writer) => {
					await writer.save({ ...noChanges(), clients: [clientRecord(1)] });
					expect(await writer.client(uuidOf(1))).toEqual(clientRecord(1));
				});
			});

			test('gives what its work gives', async () => {
				expect(await store.write(async () => 7)).toBe(7);
				expect(await store.read(async () => 8)).toBe(8);
			});

			test('waits for the one before it, also after one that failed', async () => {
				await save({ regions: [{ id: 'VR04', version: 0, doc: IJSSELLAND }] });
				const bump = (fails: boolean) =>
					store.write(async (writer) => {
						const [region] = await writer.lockRegions(['VR04']);
						await writer.client(uuidOf(1));
						const next = { ...region!, version: region!.version + 1 };
						await writer.save({ ...noChanges(), regions: [next] });
						if (fails) throw new Error('no');
					});
				const bumps = [1, 2, 3, 4, 5, 6].map((n) => bump(n % 3 === 0));
				const settled = await Promise.allSettled(bumps);
				expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(2);
				const [region] = await store.read((reader) => reader.regions(['VR04']));
				expect(region!.version).toBe(4);
			});

			test('that reads sees one snapshot, whatever is written meanwhile', async () => {
				await save({ regions: [{ id: 'VR04', version: 1, doc: IJSSELLAND }] });
				const writing: Promise<unknown>[] = [];
				const versions = await store.read(async (reader) => {
					const before = await reader.regions(['VR04']);
					writing.push(save({ regions: [{ id: 'VR04', version: 2, doc: IJSSELLAND }] }));
					await Promise.resolve();
					const after = await reader.regions(['VR04']);
					return [before[0]!.version, after[0]!.version];
				});
				await Promise.all(writing);
				expect(versions).toEqual([1, 1]);
				const [region] = await store.read((reader) => reader.regions(['VR04']));
				expect(region!.version).toBe(2);
			});

			test('keeps what it was given, also when the giver changes it afterwards', async () => {
				const record = locationRecord(1);
				await save({ locations: [record] });
				record.location.name = 'changed';
				const [kept] = await store.read((reader) => reader.locations([uuidOf(1)]));
				expect(kept!.location.name).toBe('Locatie 1');
			});
		});

		describe('writers at the same time', () => {
			/** Everybody takes part at once, in the order that the store gives them. */
			const atOnce = <T>(count: number, work: (writer: Writer, n: number) => Promise<T>) =>
				Promise.all(
					Array.from({ length: count }, (_, n) => store.write((writer) => work(writer, n)))
				);
			const region = (id: string, version: number) => ({ id, version, doc: IJSSELLAND });

			async function bump(writer: Writer, ids: string[]): Promise<void> {
				const locked = await writer.lockRegions(ids);
				const regions = ids.map((id) =>
					region(id, (locked.find((known) => known.id === id)?.version ?? 0) + 1)
				);
				await writer.save({ ...noChanges(), regions });
			}

			const versions = async (...ids: string[]) =>
				(await store.read((reader) => reader.regions(ids))).map(({ version }) => version);

			test('in one region count up one after the other (S6)', async () => {
				await save({ regions: [region('VR04', 0)] });
				await atOnce(8, (writer) => bump(writer, ['VR04']));
				expect(await versions('VR04')).toEqual([8]);
			});

			test('in two regions, named in either order, do not wait for each other for ever', async () => {
				await save({ regions: [region('VR04', 0), region('VR05', 0)] });
				await atOnce(8, (writer, n) =>
					bump(writer, n % 2 === 0 ? ['VR04', 'VR05'] : ['VR05', 'VR04'])
				);
				expect(await versions('VR04', 'VR05')).toEqual([8, 8]);
			});

			test('that make the same region count up as well', async () => {
				await atOnce(4, (writer) => bump(writer, ['VR04']));
				expect(await versions('VR04')).toEqual([4]);
			});

			test('for one device, also its first ones, each see what the others left (S2)', async () => {
				await atOnce(6, async (writer) => {
					const known = await writer.client(uuidOf(1));
					const lastMid = (known?.lastMid ?? 0) + 1;
					await writer.save({ ...noChanges(), clients: [{ ...clientRecord(1), lastMid }] });
				});
				const client = await store.read((reader) => reader.client(uuidOf(1)));
				expect(client!.lastMid).toBe(6);
			});

			test('with one uuid in two devices: one stores its result, the others meet it (S2)', async () => {
				const met = await atOnce(4, async (writer, n) => {
					const [known] = await writer.results([uuidOf(7)]);
					if (known) return known.clientId;
					const result = { ...resultRecord(7), clientId: uuidOf(n) };
					await writer.save({ ...noChanges(), results: [result] });
					return result.clientId;
				});
				const [stored] = await store.read((reader) => reader.results([uuidOf(7)]));
				expect(met).toEqual(Array(4).fill(stored!.clientId));
			});

			test('add links to one audit chain without a gap', async () => {
				await atOnce(5, async (writer) => {
					const last = await writer.lastAudit('VR04');
					await writer.save({ ...noChanges(), audit: [auditRecord((last?.seq ?? 0) + 1)] });
				});
				const chain = await store.read((reader) => reader.audit('VR04', 0, 9));
				expect(chain.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
			});
		});

		test('text is ordered bytewise, whatever the language of the machine (S7, D9)', async () => {
			const ids = ['B', 'a', 'b', 'é', '~', 'A-b', 'Aa'];
			await save({
				regions: ids.map((id) => ({ id, version: 0, doc: IJSSELLAND })),
				feed: ids.map((id) => feedRecord('hold', id, 1))
			});
			const bytewise = ['A-b', 'Aa', 'B', 'a', 'b', '~', 'é'];
			expect(await store.read((reader) => reader.allRegionIds())).toEqual(bytewise);
			const after = { version: 1, type: 'hold', id: 'B' };
			const query = { regionId: 'VR04', after, limit: 9, locationIds: null, entriesFrom: '' };
			const rows = await store.read((reader) => reader.feed(query));
			expect(rows.map(({ id }) => id)).toEqual(bytewise.slice(3));
		});

		test('text comes back whatever is in it, numbers as large as a device may count', async () => {
			const detail = 'a "quoted" \\ word, {braces}, NULL, \u{1F6CF}\nand a second line';
			const mid = Number.MAX_SAFE_INTEGER;
			await save({
				results: [
					{ ...resultRecord(1), detail, mid },
					{ ...resultRecord(2), detail: '' }
				]
			});
			const found = await store.read((reader) => reader.results([uuidOf(1), uuidOf(2)]));
			expect(found.map((result) => [result.detail, result.mid])).toEqual([
				[detail, mid],
				['', 2]
			]);
		});

		test('the epoch is replaced when a backup is put back (S16)', async () => {
			expect(await store.read((reader) => reader.epoch())).toBe(EPOCH);
			await store.write((writer) => writer.setEpoch('epoch-2'));
			expect(await store.read((reader) => reader.epoch())).toBe('epoch-2');
		});

		test('regions come in id order, locked or not, and unknown ones are left out', async () => {
			await save({
				regions: [
					{ id: 'VR05', version: 7, doc: TWENTE },
					{ id: 'VR04', version: 3, doc: IJSSELLAND }
				]
			});
			const regions = [
				{ id: 'VR04', version: 3, doc: IJSSELLAND },
				{ id: 'VR05', version: 7, doc: TWENTE }
			];
			const ids = ['VR05', 'VR99', 'VR04'];
			expect(await store.read((reader) => reader.regions(ids))).toEqual(regions);
			expect(await store.write((writer) => writer.lockRegions(ids))).toEqual(regions);
			expect(await store.read((reader) => reader.allRegionIds())).toEqual(['VR04', 'VR05']);
			expect(await store.read((reader) => reader.regionVersions())).toEqual([
				{ id: 'VR04', version: 3 },
				{ id: 'VR05', version: 7 }
			]);
		});

		test('a client is brought up to date, and what it holds is noted for a known one only', async () => {
			await save({ clients: [clientRecord(1)] });
			await save({ clients: [{ ...clientRecord(1), lastMid: 9 }] });
			const held = { seenAt: '2026-03-03T06:00:00.000Z', pending: 0, oldest: null };
			await store.write(async (writer) => {
				await writer.noteClient({ id: uuidOf(1), ...held });
				await writer.noteClient({ id: uuidOf(2), ...held });
			});
			const known = { ...clientRecord(1), lastMid: 9, ...held };
			expect(await store.read((reader) => reader.client(uuidOf(1)))).toEqual(known);
			expect(await store.read((reader) => reader.client(uuidOf(2)))).toBeUndefined();
		});

		describe('results', () => {
			test('come back by uuid exactly as they were stored (S2)', async () => {
				const rejected = {
					...{ uuid: uuidOf(2), personId: 'anna', clientId: uuidOf(1), mid: 2 },
					...{ status: 'rejected' as const, code: 'invalid' as const, detail: 'entry: wrong' }
				};
				await save({ results: [resultRecord(1), rejected] });
				const found = await store.read((reader) => reader.results([uuidOf(2), uuidOf(3)]));
				expect(found).toEqual([rejected]);
				expect(await store.read((reader) => reader.results([uuidOf(1)]))).toEqual([
					resultRecord(1)
				]);
			});

			test('are found among more uuids than one statement takes', async () => {
				const many = Array.from({ length: 1203 }, (_, index) => resultRecord(index));
				await save({ results: many });
				const uuids = many.map(({ uuid }) => uuid);
				const found = await store.read((reader) => reader.results(uuids));
				expect(found.map(({ uuid }) => uuid).sort()).toEqual(uuids);
			});

			test('are final: a second one for a uuid is a fault', async () => {
				await save({ results: [resultRecord(1)] });
				await expect(save({ results: [{ ...resultRecord(1), mid: 5 }] })).rejects.toThrow();
				expect(await store.read((reader) => reader.results([uuidOf(1)]))).toEqual([
					resultRecord(1)
				]);
			});
		});

		describe('locations and units', () => {
			beforeEach(() =>
				save({
					locations: [
						locationRecord(1),
						locationRecord(2, { municipality: 'GM0193' }),
						locationRecord(3, { regionId: 'VR05', municipality: 'GM0153' })
					],
					units: [unitRecord(11, 1), unitRecord(12, 1), unitRecord(13, 2)],
					conflicts: [{ conflict: conflictOf(21, 3, { regionId: 'VR05' }), version: 1 }]
				})
			);

			test('come back by id as they were stored, and are replaced whole', async () => {
				const changed = { ...locationRecord(1, { name: 'Anders' }, 9), receivedAt: 'now' };
				await save({ locations: [changed], units: [unitRecord(11, 1, { retired: true })] });
				const locations = await store.read((reader) => reader.locations([uuidOf(1), uuidOf(9)]));
				expect(locations).toEqual([changed]);
				const units = await store.read((reader) => reader.units([uuidOf(11), uuidOf(9)]));
				expect(units).toEqual([unitRecord(11, 1, { retired: true })]);
			});

			test('units of locations', async () => {
				const units = await store.read((reader) => reader.unitsOf([uuidOf(1), uuidOf(3)]));
				expect(units.map(({ unit }) => unit.id).sort()).toEqual([uuidOf(11), uuidOf(12)]);
			});

			test('the sites of a region are its master data with their figures, and no others', async () => {
				const sites = await store.read((reader) => reader.sitesOf('VR04'));
				expect(sites.sort((a, b) => a.figures.occupied - b.figures.occupied)).toEqual(
					[locationRecord(1), locationRecord(2, { municipality: 'GM0193' })].map(
						({ location, figures }) => ({ location, figures: JSON.parse(figures) as Figures })
					)
				);
			});

			test('locations of a region and of municipalities', async () => {
				const ids = await store.read(async (reader) => [
					await reader.locationIdsOf({ regionId: 'VR04' }),
					await reader.locationIdsOf({ regionIds: BOTH, municipalities: ['GM0193', 'GM0153'] }),
					await reader.locationIdsOf({ regionIds: ['VR04'], municipalities: ['GM0193', 'GM0153'] }),
					await reader.locationIdsOf({ regionIds: BOTH, municipalities: [] }),
					await reader.locationIdsOf({ regionIds: [], municipalities: ['GM0193'] })
				]);
				expect(ids.map((list) => list.sort())).toEqual([
					[uuidOf(1), uuidOf(2)],
					[uuidOf(2), uuidOf(3)],
					[uuidOf(2)],
					[],
					[]
				]);
			});

			test('homes of what is named: locations, units, conflicts, and nothing for unknown ids', async () => {
				const unknown = uuidOf(99);
				const named = {
					locations: [uuidOf(1), unknown],
					units: [uuidOf(13), unknown],
					conflicts: [uuidOf(21), unknown]
				};
				const homes = await store.read((reader) => reader.homes(named));
				expect(homes.regionIds.sort()).toEqual(['VR04', 'VR05']);
				const expected = [uuidOf(1), uuidOf(2), uuidOf(3), unknown];
				expect(homes.locationIds.sort()).toEqual(expected);
				const none = { locations: [], units: [], conflicts: [] };
				expect(await store.read((reader) => reader.homes(none))).toEqual({
					regionIds: [],
					locationIds: []
				});
			});
		});

		describe('fields', () => {
			test('conflicts come by id, and the open ones by what they are about', async () => {
				const onUnit = conflictOf(2, 1, { unitId: uuidOf(11) });
				const settled = conflictOf(3, 1, { settledAt: '2026-03-02T07:00:00.000Z' });
				const all = [conflictOf(1, 1), onUnit, settled];
				await save({ conflicts: all.map((conflict) => ({ conflict, version: 1 })) });
				const targets = [uuidOf(1), uuidOf(11)];
				const open = await store.read((reader) => reader.openConflicts(targets));
				expect(open.map(({ id }) => id).sort()).toEqual([uuidOf(1), uuidOf(2)]);
				const ofUnit = await store.read((reader) => reader.openConflicts([uuidOf(11)]));
				expect(ofUnit).toEqual([onUnit]);
				const closed = { ...onUnit, settledAt: '2026-03-02T08:00:00.000Z' };
				await save({ conflicts: [{ conflict: closed, version: 2 }] });
				expect(await store.read((reader) => reader.openConflicts([uuidOf(11)]))).toEqual([]);
				expect(await store.read((reader) => reader.conflicts([uuidOf(2)]))).toEqual([closed]);
			});

			test('what was written to a field comes by the uuid of the writer, values as they were', async () => {
				const fieldWrite = {
					...{ uuid: uuidOf(1), targetId: uuidOf(2), field: 'suitable.pets' },
					value: { units: 3, of: 5 },
					...{ outcome: 'conflict' as const, standsFor: null, conflictId: uuidOf(3) },
					...{ by: 'anna', observedAt: 'then', receivedAt: 'now' }
				};
				await save({ fieldWrites: [{ regionId: 'VR04', fieldWrite }] });
				const found = await store.read((reader) => reader.fieldWrites([uuidOf(1), uuidOf(9)]));
				expect(found).toEqual([fieldWrite]);
			});
		});

		describe('questions', () => {
			test('come by region and id out of the feed, as they were; gone ones and those of others do not', async () => {
				const question = questionOf(1);
				const row = { ...feedRecord('question', question.id, 1), body: JSON.stringify(question) };
				const gone = { ...feedRecord('question', uuidOf(2), 1), body: null };
				await save({ feed: [row, gone, feedRecord('staff', question.id, 1)] });
				const found = (regionIds: string[]) =>
					store.read((reader) => reader.questions(regionIds, [uuidOf(1), uuidOf(2), uuidOf(3)]));
				expect(await found(['VR04', 'VR05'])).toEqual([question]);
				expect(await found(['VR05'])).toEqual([]);
				expect(await found([])).toEqual([]);
			});
		});

		describe('entries', () => {
			const waits = entryRecord(5, 1, { root: uuidOf(99), place: null }, { corrects: uuidOf(99) });
			const correction = entryRecord(4, 1, { root: uuidOf(1) }, { corrects: uuidOf(1) });

			test('come by id, by the root of their group, and of a location newest first', async () => {
				const why = 'hij zei: "kind":"arrive"';
				const counted = entryRecord(3, 1, {}, { entry: { kind: 'recount', n: 4 }, why });
				const all = [entryRecord(1, 1), entryRecord(2, 2), counted, correction, waits];
				await save({ entries: all });
				const read = await store.read(async (reader) => ({
					byId: await reader.entries([uuidOf(4), uuidOf(77)]),
					ofRoots: await reader.corrections([uuidOf(1), uuidOf(99)]),
					ofNone: await reader.corrections([uuidOf(2)]),
					ofLocation: await reader.entriesOf(uuidOf(1)),
					stated: await reader.entriesBut(['arrive', 'depart'], uuidOf(1))
				}));
				expect(read.byId).toEqual([correction]);
				expect(read.ofRoots.map(({ row }) => row.id).sort()).toEqual([uuidOf(4), uuidOf(5)]);
				expect(read.ofNone).toEqual([]);
				expect(read.ofLocation.map(({ version }) => version)).toEqual([5, 4, 3, 1]);
				expect(read.stated.map(({ version }) => version)).toEqual([5, 4, 3]);
				expect(read.stated[2]).toEqual(counted);
			});

			test('in fold order, behind a position, page by page, without those that have no place', async () => {
				const all = [7, 3, 9, 1, 8].map((n) => entryRecord(n, 1));
				await save({ entries: [...all, waits, entryRecord(2, 2)] });
				const places = all.map(({ place }) => place!).sort(byText);
				const after = (position: string, limit: number) =>
					store.read((reader) => reader.entriesAfter(uuidOf(1), position, limit));
				const positions = async (...of: Parameters<typeof after>) =>
					(await after(...of)).map(({ position }) => position);
				expect(await positions('', 100)).toEqual(places);
				expect(await positions(places[1]!, 2)).toEqual(places.slice(2, 4));
				expect(await positions(places[4]!, 2)).toEqual([]);
			});

			test('in fold order stand as their corrections left them', async () => {
				const { row } = entryRecord(1, 1);
				const effective = resolveGroup(row, [correction.row])!;
				const inForce = { ...correction, place: effective.position, effective };
				await save({ entries: [entryRecord(1, 1)] });
				const plain = await store.read((reader) => reader.entriesAfter(uuidOf(1), '', 9));
				expect(plain).toEqual([resolveGroup(row, [])]);
				await save({ entries: [{ ...entryRecord(1, 1), place: null }, inForce] });
				const corrected = await store.read((reader) => reader.entriesAfter(uuidOf(1), '', 9));
				expect(corrected).toEqual([effective]);
				const anew = { ...effective, content: { kind: 'arrive' as const, n: 8 } };
				await save({ entries: [{ ...inForce, effective: anew }] });
				const again = await store.read((reader) => reader.entriesAfter(uuidOf(1), '', 9));
				expect(again).toEqual([anew]);
			});
		});

		test('checkpoints of a fold: the newest before a position, those from it on, put and removed', async () => {
			const put = ['a', 'c', 'e'].map((position) => ({ position, state: `state ${position}` }));
			await save({
				points: [
					{ regionId: 'VR04', locationId: uuidOf(1), put, remove: [] },
					{
						...{ regionId: 'VR04', locationId: uuidOf(2) },
						...{ put: [{ position: 'b', state: 'other' }], remove: [] }
					}
				]
			});
			const read = (position: string) =>
				store.read(async (reader) => ({
					before: await reader.pointBefore(uuidOf(1), position),
					from: await reader.pointsFrom(uuidOf(1), position)
				}));
			expect(await read('a')).toEqual({ before: undefined, from: put });
			expect(await read('d')).toEqual({ before: put[1], from: [put[2]] });
			expect(await read('~')).toEqual({ before: put[2], from: [] });
			const changed = { position: 'c', state: 'anew' };
			const change = { put: [changed], remove: ['a', 'e'] };
			await save({ points: [{ regionId: 'VR04', locationId: uuidOf(1), ...change }] });
			expect(await read('~')).toEqual({ before: changed, from: [] });
			expect(await read('')).toEqual({ before: undefined, from: [changed] });
			expect(await store.read((reader) => reader.pointBefore(uuidOf(2), 'c'))).toBeDefined();
		});

		test('staff: where somebody is known by this name and role', async () => {
			const anna = { personId: 'anna', name: 'Anna', role: 'manager' as const };
			const at = (n: number, more = {}) => ({
				...{ regionId: 'VR04', locationId: uuidOf(n) },
				...anna,
				...more
			});
			await save({ staff: [at(1), at(2, { name: 'Anne' }), at(3, { role: 'rcvs' }), at(4)] });
			const all = [1, 2, 3, 5].map((n) => uuidOf(n));
			const known = () => store.read((reader) => reader.locationsKnowing(anna, all));
			expect(await known()).toEqual([uuidOf(1)]);
			await save({ staff: [at(2)] });
			expect((await known()).sort()).toEqual([uuidOf(1), uuidOf(2)]);
		});

		describe('the audit chain', () => {
			test('is read in order, in parts, per region, and its end is known', async () => {
				await save({ audit: [auditRecord(1), auditRecord(1, 'VR05')] });
				await save({ audit: [auditRecord(2), auditRecord(3)] });
				const read = await store.read(async (reader) => ({
					last: await reader.lastAudit('VR04'),
					none: await reader.lastAudit('VR06'),
					part: await reader.audit('VR04', 1, 1),
					all: await reader.audit('VR04', 0, 10)
				}));
				expect(read.last).toEqual({ seq: 3, hash: 'hash 3' });
				expect(read.none).toBeUndefined();
				expect(read.part).toEqual([auditRecord(2)]);
				expect(read.all).toEqual([1, 2, 3].map((seq) => auditRecord(seq)));
			});

			test('takes no second link in the same place', async () => {
				await save({ audit: [auditRecord(1)] });
				await expect(save({ audit: [auditRecord(1)] })).rejects.toThrow();
			});

			test('keeps a link whose payload is gone (D20)', async () => {
				const forgotten = { ...auditRecord(1), salt: null, payload: null };
				await save({ audit: [forgotten] });
				expect(await store.read((reader) => reader.audit('VR04', 0, 9))).toEqual([forgotten]);
			});

			test('forgets the payloads of the links that are named, and no others (D20)', async () => {
				const links = [1, 2, 3].map((seq) => ({ ...auditRecord(seq), action: `act ${seq % 2}` }));
				await save({ audit: [...links, auditRecord(1, 'VR05')] });
				const { at } = auditRecord(3);
				const query = { regionId: 'VR04', actions: ['act 1'] };
				const old = (before: string, limit = 9, afterSeq = 0) =>
					store.read((reader) => reader.auditedBefore({ ...query, afterSeq, before, limit }));
				expect(await old(at)).toEqual([1, 3].filter((seq) => auditRecord(seq).at < at));
				expect(await old('9')).toEqual([1, 3]);
				expect(await old('9', 1)).toEqual([1]);
				expect(await old('9', 1, 1)).toEqual([3]);
				expect(await old('9', 1, 3)).toEqual([]);
				await store.write((writer) => writer.forgetPayloads('VR04', [1]));
				expect(await old('9')).toEqual([3]);
				const [first, second] = await store.read((reader) => reader.audit('VR04', 0, 9));
				expect(first).toEqual({ ...links[0], salt: null, payload: null });
				expect(second).toEqual(links[1]);
				const other = await store.read((reader) => reader.audit('VR05', 0, 9));
				expect(other).toEqual([auditRecord(1, 'VR05')]);
			});
		});

		describe('the feed (S7)', () => {
			const START = { version: 0, type: '', id: '' };
			const WHOLE = { regionId: 'VR04', after: START, limit: 1000 };
			const SEEN = entryRecord(3, 1).latest;

			beforeEach(() =>
				save({
					locations: [
						locationRecord(1, {}, 3),
						locationRecord(2, {}, 3),
						locationRecord(9, { regionId: 'VR05' }, 3)
					],
					units: [
						{ ...unitRecord(11, 1), version: 3 },
						{ ...unitRecord(12, 2), version: 4 }
					],
					entries: [
						entryRecord(1, 1, { version: 1, latest: '' }),
						entryRecord(3, 1, { version: 3 }),
						entryRecord(4, 2, { version: 3 }),
						entryRecord(5, 2, { version: 5 }),
						entryRecord(6, 9, { version: 5, regionId: 'VR05' })
					],
					feed: [
						feedRecord('region', 'VR04', 2),
						{ ...feedRecord('conflict', uuidOf(31), 3), locationId: uuidOf(1) },
						{ ...feedRecord('staff', `${uuidOf(2)}:anna`, 3), locationId: uuidOf(2) },
						{ ...feedRecord('hold', uuidOf(33), 4), locationId: uuidOf(1), body: null },
						{ ...feedRecord('region', 'VR05', 1), regionId: 'VR05' }
					]
				})
			);

			const keys = async (query: Partial<Parameters<typeof readFeed>[0]> = {}) =>
				(await readFeed(query)).map(({ version, type, id }) => `${version} ${type} ${id}`);
			const readFeed = (query: {
				after?: typeof START;
				limit?: number;
				locationIds?: string[] | null;
				entriesFrom?: string | null;
			}) =>
				store.read((reader) =>
					reader.feed({ ...WHOLE, locationIds: null, entriesFrom: SEEN, ...query })
				);

			const ALL = [
				'2 region VR04',
				`3 conflict ${uuidOf(31)}`,
				`3 entry ${uuidOf(3)}`,
				`3 entry ${uuidOf(4)}`,
				`3 location ${uuidOf(1)}`,
				`3 location ${uuidOf(2)}`,
				`3 staff ${uuidOf(2)}:anna`,
				`3 unit ${uuidOf(11)}`,
				`4 hold ${uuidOf(33)}`,
				`4 unit ${uuidOf(12)}`,
				`5 entry ${uuidOf(5)}`
			];

			test('is in the order (version, type, id), entries of the window among the others', async () => {
				expect(await keys()).toEqual(ALL);
			});

			test('goes on behind every row, with every limit', async () => {
				const rows = await readFeed({});
				for (let limit = 1; limit <= ALL.length + 1; limit++)
					for (const [index, row] of [START, ...rows].entries())
						expect(await keys({ after: row, limit })).toEqual(ALL.slice(index, index + limit));
			});

			test('goes on behind a version that is complete, whatever its rows', async () => {
				const after = { version: 3, type: '~', id: '' };
				expect(await keys({ after })).toEqual(ALL.slice(-3));
			});

			test('for who reads steering figures has rows of regions and locations, and no others', async () => {
				const FIGURES = ALL.filter((key) => / (region|location) /.test(key));
				expect(await keys({ entriesFrom: null })).toEqual(FIGURES);
				for (const limit of [1, 2, 3])
					expect(await keys({ entriesFrom: null, limit })).toEqual(FIGURES.slice(0, limit));
				const after = { version: 3, type: 'location', id: uuidOf(1) };
				expect(await keys({ entriesFrom: null, after })).toEqual(FIGURES.slice(2));
			});

			test('with entries of before the window when they are asked for', async () => {
				expect(await keys({ entriesFrom: '' })).toEqual([`1 entry ${uuidOf(1)}`, ...ALL]);
			});

			test('of some locations has their rows and those of the whole region', async () => {
				expect(await keys({ locationIds: [uuidOf(2)] })).toEqual([
					'2 region VR04',
					`3 entry ${uuidOf(4)}`,
					`3 location ${uuidOf(2)}`,
					`3 staff ${uuidOf(2)}:anna`,
					`4 unit ${uuidOf(12)}`,
					`5 entry ${uuidOf(5)}`
				]);
				expect(await keys({ locationIds: [] })).toEqual(['2 region VR04']);
				for (let limit = 1; limit <= 6; limit++)
					expect(await keys({ locationIds: [uuidOf(2)], limit })).toHaveLength(limit);
			});

			test('carries finished rows: a location and a unit with figures and opening', async () => {
				const rows = await readFeed({});
				const bodyOf = (type: string) => {
					const found = rows.find((row) => row.type === type)!;
					return JSON.parse(found.body!) as unknown;
				};
				const { location, opening } = locationRecord(1);
				expect(bodyOf('location')).toEqual({
					...location,
					figures: { occupied: 1 },
					opening: { at: opening.at }
				});
				expect(bodyOf('unit')).toEqual({
					...unitRecord(11, 1).unit,
					figures: { occupied: 0 },
					opening: null
				});
				expect(bodyOf('entry')).toEqual(entryRecord(3, 1).row);
				expect(rows.find(({ type }) => type === 'hold')!.body).toBeNull();
			});

			test('has a changed row once, at its last version', async () => {
				await save({
					locations: [locationRecord(1, { name: 'Anders' }, 8)],
					feed: [feedRecord('region', 'VR04', 7)]
				});
				const found = await keys();
				expect(found.slice(-2)).toEqual(['7 region VR04', `8 location ${uuidOf(1)}`]);
				expect(found).toHaveLength(ALL.length);
			});
		});
	});
}
