import type { SetDetailEntry } from '../../../src/lib/domain/schema/entry.ts';
import { MANAGER2, PERSON_OF, signIn } from '../wire/people.ts';
import { createWireClient, type Intent, type WireClient } from '../wire/wire-client.ts';
import type { DemoServer } from './demo-server.ts';

const MINUTE_MS = 60_000;
const LAST_WEEK = new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10);

/**
 * Two managers on other devices enter what ends in a card of each kind at a location that counts as a whole: a switch to
 * rooms that was taken back with what was counted in them (D5), an arrival beside a count (D10), two counts (D11), a
 * confirm of other numbers (D14), a correction of what nobody knows, and beds that would be back by now (D7).
 */
export async function disagree({ url }: DemoServer, locationId: string): Promise<void> {
	const marieke = createWireClient(url, await signIn(url, PERSON_OF.manager));
	const youssef = createWireClient(url, await signIn(url, MANAGER2));
	const record = (minutesAgo: number, entry: object, more = {}) => ({
		name: 'occupancy.record' as const,
		args: { locationId, entry, observedAt: ago(minutesAgo), ...more },
		base: null
	});
	const out = { repair: { n: 1, until: LAST_WEEK } };
	const seen = { realised: 80, occupied: 84, outOfService: 1, snijverliesDeclared: 0 };

	await switchAndBack(marieke, locationId);
	await send(marieke, [
		record(7, { kind: 'declareOutOfService', byReason: out }),
		record(6, { kind: 'recount', n: 86 })
	]);
	await send(youssef, [
		record(5, { kind: 'recount', n: 84 }),
		record(1, { kind: 'void' }, { corrects: crypto.randomUUID() })
	]);
	await send(marieke, [record(4, { kind: 'arrive', n: 2 })]);
	await send(youssef, [record(2, { kind: 'confirm', seen })]);
}

async function switchAndBack(device: WireClient, locationId: string): Promise<void> {
	const unitId = crypto.randomUUID();
	const units: SetDetailEntry['units'] = [{ unitId, occupied: 3, outOfService: {} }];
	const [there, back] = [crypto.randomUUID(), crypto.randomUUID()];
	const entry = { locationId, observedAt: ago(10) };
	const counted = (minutesAgo: number, n: number) => ({
		name: 'occupancy.record' as const,
		args: { locationId, unitId, entry: { kind: 'recount', n }, observedAt: ago(minutesAgo) },
		base: null
	});
	await send(device, [
		{ name: 'unit.add', args: { id: unitId, locationId, name: '1', beds: 4 } },
		{ uuid: there, name: 'location.setDetail', args: { ...entry, detail: 'units', units } },
		counted(9, 4),
		counted(8, 3),
		{
			uuid: back,
			name: 'occupancy.record',
			args: { locationId, entry: { kind: 'void' }, corrects: there }
		}
	]);
}

function ago(minutes: number): string {
	return new Date(Date.now() - minutes * MINUTE_MS).toISOString();
}

async function send(device: WireClient, intents: Intent[]): Promise<void> {
	const results = await device.push(intents);
	const refused = results.find(({ status }) => status !== 'applied');
	if (refused) throw new Error(`not taken: ${JSON.stringify(refused)}`);
}
