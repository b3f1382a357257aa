import { beforeEach, expect, test } from 'vitest';
import type { Mutation } from '../../src/lib/domain/schema/mutation.ts';
import type { PushResult } from '../../src/lib/sync/messages.ts';
import { replayFigures } from '../support/oracle/replay-figures.ts';
import type { OracleEntry } from '../support/oracle/world.ts';
import { toText } from '../support/to-text.ts';
import { checkHistory } from './check-history.ts';
import type { DeviceEvidence, Evidence } from './evidence.ts';
import { createHistory, noteResults, noteSent, noteShown, writesEntry } from './history.ts';

const SITE = 'site';
const AT = '2026-03-02T10:00:00.000Z';
const RECEIVED = '2026-03-02T10:00:05.000Z';

let device: DeviceEvidence;
let evidence: Evidence;

/** One device that entered an arrival and a note, had both applied and pulled them back. */
beforeEach(() => {
	const history = createHistory('tablet');
	history.personId = 'anna';
	device = {
		...{ history, waiting: [], inbox: new Map(), rows: new Map(), served: new Map() },
		...{ figures: new Map(), versions: { VR04: 2 } }
	};
	evidence = {
		...{ devices: [device], taken: new Map(), entries: [], rows: [] },
		...{
			links: ['before'],
			before: { uuids: new Set(['before']), fields: new Map([[`${SITE} note`, 'null']]) }
		}
	};
	const arrival = { locationId: SITE, entry: { kind: 'arrive', n: 3 } };
	enter(1, { uuid: 'arrival', name: 'occupancy.record', args: arrival });
	enter(2, { uuid: 'first note', ...note('a', null) });
	serve();
});

function note(value: string, base: string | null): Pick<Mutation, 'name' | 'args' | 'base'> {
	return { name: 'location.setField', args: { locationId: SITE, field: 'note', value }, base };
}

function enter(
	version: number,
	edit: Pick<Mutation, 'uuid' | 'name' | 'args'> & Partial<Mutation>
) {
	const { history } = device;
	const made = { mid: version, deviceSeq: version, v: 1, deviceAt: AT, offsetMs: 0 };
	const mutation: Mutation = { ...made, ...edit };
	const result: PushResult = { uuid: edit.uuid, status: 'applied', regionId: 'VR04', version };
	history.stored.set(edit.uuid, mutation);
	noteSent(history, [mutation]);
	noteResults(history, [result]);
	evidence.taken.set(edit.uuid, {
		...{ ...result, personId: 'anna', clientId: 'client', mid: mutation.mid }
	});
	evidence.links.push(edit.uuid);
	if (writesEntry(mutation)) evidence.entries.push(toEntry(mutation));
}

function toEntry({ uuid, args, deviceSeq }: Mutation): OracleEntry {
	const entry = args.entry as OracleEntry['entry'];
	return {
		...{ id: uuid, locationId: SITE, entry, deviceSeq, by: 'anna', source: 'site' },
		...{ observedAt: AT, madeAt: AT, receivedAt: RECEIVED }
	};
}

/** The rows as they follow from what was entered, on the server and on the device. */
function serve(): void {
	const { placeable: _, ...replayed } = replayFigures({
		entries: evidence.entries,
		units: []
	}).location;
	const figures = { ...replayed, reservedUntil: null, receivedAt: RECEIVED };
	const location = {
		...{ id: SITE, regionId: 'VR04', name: 'Kade', figures },
		note: 'a',
		fieldWriter: { note: 'first note' }
	};
	const rows = [
		{ type: 'location', id: SITE, version: 2, deleted: false, row: location },
		{ type: 'entry', id: 'arrival', version: 1, deleted: false, row: { locationId: SITE } }
	];
	evidence.rows = rows;
	for (const row of rows) {
		device.served.set(`${row.type} ${row.id}`, row);
		device.rows.set(`${row.type} ${row.id}`, structuredClone(row.row));
	}
	device.figures.set(SITE, figures);
	const shown = new Map(rows.map(({ type, id, version }) => [`${type} ${id}`, version]));
	const versions = { VR04: 2 };
	device.history.pages = [{ epoch: 'e', versions, reset: true, more: false, rows: shown }];
}

test('a history in which everything holds is found to hold', () => {
	expect(checkHistory(evidence)).toEqual([]);
});

const BROKEN: [what: string, rule: RegExp, doIt: () => void][] = [
	['an edit without a result', /^I1: .*no result/, () => evidence.taken.delete('arrival')],
	['an applied edit without its entry', /^I1: .*no entry/, () => evidence.entries.pop()],
	['a refused edit that was counted', /^I1: .*an entry/, () => setStatus('arrival', 'rejected')],
	[
		'an edit that nobody stored',
		/^I1: nobody stored/,
		() => device.history.stored.delete('arrival')
	],
	['an entry under another id', /^I1: nobody stored again, .* entry/, () => countAgain('again')],
	['an entry that is there twice', /^I1: .*more than one entry/, () => countAgain('arrival')],
	['a link of nobody', /^I1: nobody stored x, .* link/, () => evidence.links.push('x')],
	['a link that is there twice', /^I1: .*more than one link/, () => evidence.links.push('arrival')],
	['an edit that the chain lacks', /^I1: .*no link/, () => evidence.links.pop()],
	['a result of nobody', /^I1: nobody stored x, .* result/, takeOfNobody],
	['figures that are no replay', /^I2/, () => (figuresServed().occupied += 1)],
	['a row that a device lacks', /^I3: .*lacks/, () => device.rows.delete('entry arrival')],
	['a row out of scope', /^I3: .*does not give/, () => device.rows.set('entry other', {})],
	['a row of another content', /^I3: .* not /, () => device.rows.set('entry arrival', { n: 4 })],
	['an edit that still waits', /^I3: .*waits/, () => device.waiting.push('arrival')],
	['a fold of its own', /^I3: .*shows/, () => device.figures.set(SITE, otherFigures())],
	['a refusal that nobody sees', /^I4: .*in no inbox/, () => setStatus('first note', 'conflict')],
	[
		'a broken chain of bases',
		/^I5: .*stands on/,
		() => enter(3, { uuid: 'n', ...note('b', null) })
	],
	['another writer than the last', /^I5: .*has writer/, () => (fieldWriter().note = 'x')],
	['a field that is not what its writer wrote', /^I5: .*its writer wrote/, () => setNote('b')],
	['a field that shows what nobody wrote', /^I6: .*nobody wrote/, () => showNote('b')],
	['an edit that went out of sight', /^I6/, () => device.history.vanished.push('arrival')],
	['a row that was skipped', /^I7: .*skipped/, () => device.history.pages[0]!.rows.clear()],
	['a cursor that went back', /^I7: .*went back/, goBack],
	['an order by the clock', /^I8: .*later number/, () => (evidence.taken.get('arrival')!.mid = 9)],
	['a time that was made up', /^I8: .*kept as/, () => (evidence.entries[0]!.madeAt = RECEIVED)],
	['other bytes at a retry', /^S1/, () => device.history.sent.get('arrival')!.add('{}')],
	['a receipt that is not kept', /^S4/, () => tell('arrival', 'noop')],
	['an edit under another name', /^S20/, () => (evidence.taken.get('arrival')!.personId = 'bert')]
];

test.each(BROKEN)('a history with %s is found out', (_, rule, doIt) => {
	doIt();
	expect(checkHistory(evidence)).toContainEqual(expect.stringMatching(rule));
});

/** As a server that counts an edit twice: the figures are a replay of what it holds, on every device. */
function countAgain(id: string): void {
	evidence.entries.push({ ...evidence.entries[0]!, id });
	serve();
}

function takeOfNobody(): void {
	evidence.taken.set('x', { ...evidence.taken.get('arrival')!, uuid: 'x', mid: 3, version: 3 });
}

function setStatus(uuid: string, status: PushResult['status']): void {
	evidence.taken.get(uuid)!.status = status;
}

function tell(uuid: string, status: PushResult['status']): void {
	noteResults(device.history, [{ uuid, status, regionId: 'VR04', version: 1 }]);
}

function figuresServed(): { occupied: number } {
	return evidence.rows[0]!.row!.figures as { occupied: number };
}

function otherFigures(): never {
	return { ...figuresServed(), occupied: 9 } as never;
}

function goBack(): void {
	const [page] = device.history.pages;
	device.history.pages.push({ ...page!, reset: false, versions: { VR04: 1 } });
}

function setNote(value: string): void {
	evidence.rows[0]!.row!.note = value;
}

function showNote(value: string): void {
	noteShown(device.history, `${SITE} note`, toText(value));
}

function fieldWriter(): Record<string, string> {
	return evidence.rows[0]!.row!.fieldWriter as Record<string, string>;
}
