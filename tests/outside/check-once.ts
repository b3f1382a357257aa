import type { Mutation } from '../../src/lib/domain/schema/mutation.ts';
import type { OracleEntry } from '../support/oracle/world.ts';
import type { DeviceEvidence, Evidence, Taken } from './evidence.ts';
import { writesEntry } from './history.ts';
import { toText } from '../support/to-text.ts';

/** I1, I4, I6 and S1, S5, S20: what became of each edit that a device said was saved. */
export function checkOnce({ devices, taken, entries }: Evidence): string[] {
	const written = new Map(entries.map((entry) => [entry.id, entry]));
	return devices.flatMap((device) => [
		...[...device.history.stored.values()].flatMap((mutation) =>
			checkEdit(device, mutation, taken.get(mutation.uuid), written.get(mutation.uuid))
		),
		...checkTold(device, taken),
		...device.history.vanished.map(
			(uuid) => `I6: ${uuid} went out of sight on ${device.history.name}`
		),
		...device.history.errors.map((error) => `S21: ${device.history.name} reported ${error}`)
	]);
}

function checkEdit(
	{ history, inbox }: DeviceEvidence,
	mutation: Mutation,
	taken: Taken | undefined,
	entry: OracleEntry | undefined
): string[] {
	const name = `${mutation.name} ${mutation.uuid} of ${history.name}`;
	if (!taken) return [`I1: ${name} has no result`];
	const found: string[] = [];
	const { status, personId } = taken;
	if (personId !== history.personId) found.push(`S20: ${name} was sent by ${personId}`);
	const isEntry = writesEntry(mutation) && status === 'applied';
	if (isEntry !== (entry !== undefined))
		found.push(`I1: ${name} is ${status} and has ${entry ? 'an' : 'no'} entry`);
	if (entry && isEntry) found.push(...checkEntry(mutation, entry, name));
	const item = inbox.get(mutation.uuid);
	const needsPerson = status === 'rejected' || status === 'conflict';
	if (needsPerson && !item) found.push(`I4: ${status} of ${name} is in no inbox`);
	if (item?.isOpen && item.status !== status)
		found.push(`I4: the inbox says ${item.status} of ${name}, which is ${status}`);
	return found;
}

/** What was meant is what is kept, with the times of D12: no clock of a device but corrected, none ahead of receipt. */
function checkEntry(mutation: Mutation, entry: OracleEntry, name: string): string[] {
	const { args, deviceAt, offsetMs, deviceSeq } = mutation;
	const made = new Date(Date.parse(deviceAt) + (offsetMs ?? 0)).toISOString();
	const madeAt = earlier(made, entry.receivedAt!);
	const stated = typeof args.observedAt === 'string' ? args.observedAt : undefined;
	const hasNoTime = args.corrects !== undefined && stated === undefined;
	const meant = {
		...{ madeAt, deviceSeq, locationId: args.locationId, unitId: args.unitId },
		observedAt: hasNoTime ? null : earlier(stated ?? made, entry.receivedAt!)
	};
	const kept = {
		...{ madeAt: entry.madeAt, deviceSeq: entry.deviceSeq, locationId: entry.locationId },
		...{ unitId: entry.unitId, observedAt: entry.observedAt }
	};
	const isSame =
		toText(meant) === toText(kept) &&
		(mutation.name !== 'occupancy.record' || toText(args.entry) === toText(entry.entry));
	return isSame ? [] : [`I8: ${name} is kept as ${toText(kept)}, meant was ${toText(meant)}`];
}

function earlier(a: string, b: string): string {
	return a < b ? a : b;
}

/** What reached the device is what stands on the server; what was sent again was the same text (S1, S4). */
function checkTold({ history, waiting }: DeviceEvidence, taken: Map<string, Taken>): string[] {
	const found = waiting.map((uuid) => `I3: ${uuid} still waits on ${history.name}`);
	for (const [uuid, results] of history.receipts)
		for (const result of results) {
			const { personId: _, clientId: _id, mid: _mid, ...kept } = taken.get(uuid) ?? ({} as Taken);
			if (toText(result) !== toText(kept))
				found.push(`S4: ${uuid} was told ${toText(result)}, kept is ${toText(kept)}`);
		}
	for (const [uuid, texts] of history.sent) {
		if (texts.size > 1) found.push(`S1: ${uuid} was sent as ${texts.size} different texts`);
		if (!history.stored.has(uuid)) found.push(`I1: nobody stored ${uuid}, sent by ${history.name}`);
	}
	return found;
}
