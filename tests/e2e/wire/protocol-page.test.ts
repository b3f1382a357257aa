import { ROLES } from '../../../src/lib/domain/schema/person.ts';
import { MUTATION_NAMES } from '../../../src/lib/domain/schema/mutation.ts';
import { ROW_TYPES, type WireRow } from '../../../src/lib/sync/messages.ts';
import { misfits } from '../../support/wire/misfits.ts';
import { FIELD_VALUES, SAMPLES } from '../../support/wire/mutation-samples.ts';
import { BY_TELEPHONE, NEIGHBOUR } from '../../support/wire/people.ts';
import { readProtocolPage } from '../../support/wire/protocol-page.ts';
import type { Intent, WireClient } from '../../support/wire/wire-client.ts';
import { expect, test } from '../../support/wire/wire-test.ts';
import type { Place } from '../../support/wire/wire-world.ts';

const { rows: shapes } = readProtocolPage();

/** What the readers of figures are not sent; the page says so beside "Who gets what". */
const KEPT_FROM_READERS = ['location.fieldWriter is absent', 'location.opening is absent'];

/** What of the rows is not as the page says, each once. */
function misfitsOf(rows: WireRow[]): string[] {
	const found = rows
		.filter(({ deleted }) => !deleted)
		.flatMap(({ type, row }) => misfits(row, shapes.get(type)!, shapes, type));
	return [...new Set(found)].sort();
}

test('every row that anybody gets is as the page says', async ({ device, world }) => {
	await enterAll(device('coordinator'), world.places.own);
	const met = new Set<string>();
	for (const person of [...ROLES, NEIGHBOUR]) {
		const { rows } = await device(person).pullAll();
		for (const { type } of rows) met.add(type);
		const isReader = person === 'reader' || person === 'national';
		expect(misfitsOf(rows), person).toEqual(isReader ? KEPT_FROM_READERS : []);
	}
	expect([...met].sort()).toEqual([...ROW_TYPES].sort());
});

test('whose session it is, is told as the row of the reader says', async ({ visitor }) => {
	const answer = await visitor('manager').send('/api/me');
	expect(misfits(answer.json(), shapes.get('me')!, shapes, 'me')).toEqual([]);
});

/** Every kind of edit, every field, and what leaves something optional in a row. */
async function enterAll(coordinator: WireClient, place: Place): Promise<void> {
	const { locationId, unitId } = place;
	const record = (args: object): Intent => ({
		name: 'occupancy.record',
		args: { locationId, ...BY_TELEPHONE, ...args }
	});
	const fields = Object.entries(FIELD_VALUES).map(([field, value]) => ({
		name: 'location.setField',
		args: { locationId, field, value },
		base: null
	}));
	const out = { byReason: { repair: { n: 1, until: '2027-01-01' } } };
	const counted = crypto.randomUUID();
	const results = await coordinator.push([
		...fields.filter(({ args }) => args.field !== 'hidden'),
		{ ...record({ entry: { kind: 'recount', n: 20 } }), uuid: counted, base: null },
		record({ entry: { kind: 'declareOutOfService', ...out } }),
		record({ entry: { kind: 'declareSnijverlies', byReason: { sex: 2 } } }),
		record({ entry: { kind: 'void' }, corrects: counted, why: 'verkeerde locatie' }),
		{ name: 'location.setDetail', args: { locationId, detail: 'units', source: 'import' } },
		record({ unitId, entry: { kind: 'recount', n: 2 } }),
		...MUTATION_NAMES.filter((name) => name !== 'unit.restore').map((name) => ({
			name,
			...SAMPLES[name](place, 'coordinator')
		}))
	]);
	expect(results.filter(({ status }) => status === 'rejected')).toEqual([]);
}
