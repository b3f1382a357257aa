import { expect, test } from 'vitest';
import { createHistory, type Page } from '../../outside/history.ts';
import type { Evidence } from '../../outside/evidence.ts';
import { checkConfirmed, checkSums, checkTablets, checkWritten } from './check-ha.ts';
import type { Written } from './steady-writer.ts';

const EDIT: Written = { uuid: 'edit', locationId: 'site', n: 3, enteredAt: 0, at: 5 };
const NOTHING: Evidence = {
	...{ devices: [], taken: new Map(), entries: [], rows: [], links: [] },
	before: { uuids: new Set(), fields: new Map() }
};

/** A database in which each table holds these. */
function holding(tables: Record<'result' | 'entry' | 'audit_payload', string[]>) {
	return async (sql: string) => {
		const name = /from (\w+)/.exec(sql)![1] as keyof typeof tables;
		return tables[name].map((uuid) => ({ uuid }));
	};
}

const ONCE = { result: ['edit'], entry: ['edit'], audit_payload: ['edit'] };

test('an edit that is there once in every table is right', async () => {
	expect(await checkWritten(holding(ONCE), [EDIT])).toEqual([]);
});

test('a confirmed edit that is gone, or is there twice, is named (I1)', async () => {
	const found = await checkWritten(holding({ ...ONCE, result: [], entry: ['edit', 'edit'] }), [
		EDIT
	]);
	expect(found).toEqual([
		'I1: edit was confirmed and has 0 results',
		'I1: edit was confirmed and has 2 entries'
	]);
});

test('an edit that never got its receipt is named (S5)', async () => {
	const found = await checkWritten(holding(ONCE), [{ ...EDIT, at: undefined }]);
	expect(found).toEqual(['S5: edit never got a receipt']);
});

test('a line that a node confirmed and nobody has is named', async () => {
	const query = async () => [{ id: 'kept' }];
	const lines = ['kept', 'lost'].map((id) => ({ id, at: 0 }));
	expect(await checkConfirmed(query, lines)).toEqual(['lost was confirmed by a node and is gone']);
});

test('figures that are not the plain sum are named (I2)', () => {
	const row = { figures: { occupied: 6 } };
	const rows = [{ type: 'location', id: 'site', version: 1, row }] as unknown as Evidence['rows'];
	expect(checkSums({ ...NOTHING, rows }, [EDIT, EDIT])).toEqual([]);
	expect(checkSums({ ...NOTHING, rows }, [EDIT])).toEqual(['I2: site has 6 people, 3 arrived']);
});

test('a tablet may begin with a reset of several pages, and not have another one (S9)', () => {
	const history = createHistory('desk');
	const page = (reset: boolean, more: boolean): Page => {
		return { epoch: 'e', versions: {}, reset, more, rows: new Map() };
	};
	const device = { history, waiting: [], inbox: new Map(), rows: new Map(), served: new Map() };
	const evidence = {
		...NOTHING,
		devices: [{ ...device, figures: new Map(), versions: {} }]
	};
	history.pages.push(page(true, true), page(true, false), page(false, false));
	expect(checkTablets(evidence)).toEqual([]);
	history.pages.push(page(true, false));
	expect(checkTablets(evidence)).toEqual(['S9: desk had to start anew']);
});
