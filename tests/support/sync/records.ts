import { toPosition } from '../../../src/lib/domain/fold/position.ts';
import type { Conflict } from '../../../src/lib/domain/schema/conflict.ts';
import type { EntryRow } from '../../../src/lib/domain/schema/entry.ts';
import type { Location } from '../../../src/lib/domain/schema/location.ts';
import type { Question } from '../../../src/lib/domain/schema/question.ts';
import type { Unit } from '../../../src/lib/domain/schema/unit.ts';
import type {
	AuditRecord,
	ClientRecord,
	EntryRecord,
	FeedRecord,
	LocationRecord,
	ResultRecord,
	UnitRecord
} from '../../../src/lib/server/store/records.ts';
import { ADDRESS, uuidOf } from './people.ts';

/** Records as a store keeps them, small and complete; a test changes what it is about. */
export function locationRecord(
	n: number,
	more: Partial<Location> = {},
	version = n
): LocationRecord {
	const location: Location = {
		id: uuidOf(n),
		regionId: 'VR04',
		municipality: 'GM0150',
		name: `Locatie ${n}`,
		kind: 'goo',
		address: ADDRESS,
		suitable: { pets: 'yes' },
		status: 'open',
		hidden: false,
		fieldWriter: { name: uuidOf(900 + n) },
		detail: 'site',
		...more
	};
	return {
		location,
		head: { position: `2026-03-01T10:00:00.000Z${n}`, state: '{"site":{"occupied":1}}', since: n },
		opening: { at: '2026-01-30T23:00:00.000Z', text: '{"at":"2026-01-30T23:00:00.000Z"}' },
		figures: `{"occupied":${n}}`,
		receivedAt: null,
		version
	};
}

export function unitRecord(n: number, locationN: number, more: Partial<Unit> = {}): UnitRecord {
	const unit: Unit = {
		id: uuidOf(n),
		regionId: 'VR04',
		locationId: uuidOf(locationN),
		name: `Kamer ${n}`,
		beds: 4,
		suitable: {},
		sharedBy: 'family',
		retired: false,
		fieldWriter: {},
		...more
	};
	return { unit, figures: '{"occupied":0}', opening: 'null', version: n };
}

/** Seen `n` minutes after six. */
export function entryRecord(
	n: number,
	locationN: number,
	more: Partial<EntryRecord> = {},
	row: Partial<EntryRow> = {}
): EntryRecord {
	const observedAt = new Date(Date.parse('2026-03-02T06:00:00.000Z') + n * 60_000).toISOString();
	const id = uuidOf(n);
	return {
		row: {
			id,
			locationId: uuidOf(locationN),
			entry: { kind: 'arrive', n: 1 },
			observedAt,
			madeAt: observedAt,
			deviceSeq: n,
			receivedAt: observedAt,
			by: 'anna',
			source: 'site',
			...row
		},
		regionId: 'VR04',
		root: null,
		place: toPosition(observedAt, n, id),
		effective: null,
		latest: observedAt,
		version: n,
		...more
	};
}

export function conflictOf(n: number, locationN: number, more: Partial<Conflict> = {}): Conflict {
	return {
		id: uuidOf(n),
		regionId: 'VR04',
		locationId: uuidOf(locationN),
		field: 'note',
		sides: [],
		current: 'a',
		openedAt: '2026-03-02T06:00:00.000Z',
		...more
	};
}

export function questionOf(n: number, more: Partial<Question> = {}): Question {
	return {
		id: uuidOf(n),
		regionId: 'VR04',
		kind: 'question',
		text: 'Mag een hond mee? "Ja" of nee',
		askedBy: { personId: 'anna', name: 'Anna' },
		askedAt: '2026-03-02T06:00:00.000Z',
		answers: [],
		state: 'open',
		shared: false,
		forAgenda: false,
		...more
	};
}

export function clientRecord(n: number): ClientRecord {
	return {
		id: uuidOf(n),
		personId: 'anna',
		lastMid: n,
		seenAt: '2026-03-02T06:00:00.000Z',
		pending: 3,
		oldest: '2026-03-02T05:00:00.000Z'
	};
}

export function resultRecord(n: number): ResultRecord {
	return {
		uuid: uuidOf(n),
		status: 'applied',
		regionId: 'VR04',
		version: n,
		personId: 'anna',
		clientId: uuidOf(1),
		mid: n
	};
}

export function feedRecord(type: string, id: string, version: number): FeedRecord {
	return { regionId: 'VR04', type, id, locationId: null, version, body: `{"id":"${id}"}` };
}

export function auditRecord(seq: number, regionId = 'VR04'): AuditRecord {
	return {
		regionId,
		seq,
		at: '2026-03-02T06:00:00.000Z',
		actor: 'anna',
		action: 'occupancy.record',
		object: uuidOf(1),
		outcome: 'applied',
		origin: 'device request',
		payloadHash: `payload ${seq}`,
		prevHash: `hash ${seq - 1}`,
		hash: `hash ${seq}`,
		salt: 'salt',
		payload: '{"n":1}'
	};
}
