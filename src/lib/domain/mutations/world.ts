import type { LocationState } from '../fold/state.ts';
import type { Conflict } from '../schema/conflict.ts';
import type { EntryRow } from '../schema/entry.ts';
import type { QuestionChange } from '../questions/change-question.ts';
import type { Location } from '../schema/location.ts';
import type { Mutation } from '../schema/mutation.ts';
import type { Me } from '../schema/person.ts';
import type { Region } from '../schema/region.ts';
import type { Question } from '../schema/question.ts';
import type { Unit } from '../schema/unit.ts';

/** What became of one write to a field; `standsFor` is the writer that a later base naming it means (S11). */
export type FieldWrite = {
	uuid: string;
	targetId: string;
	field: string;
	value: unknown;
	outcome: 'applied' | 'noop' | 'conflict' | 'rejected';
	standsFor: string | null;
	conflictId: string | null;
	by: string;
	observedAt: string;
	receivedAt: string;
};

/**
 * What a batch of mutations touches, in memory. `decide` reads it, `applyWrites` brings it up to date, so that
 * each mutation is decided on the state its predecessors left (S3).
 */
export type World = {
	regions: Map<string, Region>;
	locations: Map<string, Location>;
	units: Map<string, Unit>;
	/** Location of each entry that a correction names; absent = unknown. */
	entryHome: { get(id: string): string | undefined };
	conflicts: Map<string, Conflict>;
	fieldWrites: Map<string, FieldWrite>;
	questions: Map<string, Question>;
	/** Fold of a location with everything decided before; asked for `unit.retire` only. */
	stateOf(locationId: string): LocationState;
};

/** Who asks, and when the one who decides got it. */
export type DecideContext = { me: Me; mutation: Mutation; receivedAt: string };

export type Write =
	| { put: 'location'; location: Location }
	| { put: 'unit'; unit: Unit }
	| { put: 'entry'; entry: EntryRow }
	| { put: 'conflict'; conflict: Conflict }
	| { put: 'fieldWrite'; fieldWrite: FieldWrite }
	/** `change` null: it is new. */
	| { put: 'question'; question: Question; change: QuestionChange | null };

export type RejectCode =
	| 'forbidden'
	| 'not-found'
	| 'closed'
	| 'invalid'
	| 'unknown-mutation'
	| 'too-old'
	| 'personal-data';

export type Decision =
	| { status: 'applied'; regionId: string; writes: Write[]; code?: 'future-capped' }
	| { status: 'noop'; regionId: string; writes: Write[] }
	| {
			status: 'conflict';
			regionId: string;
			writes: Write[];
			code: 'field-conflict' | 'already-settled';
	  }
	| Rejection;

export type Rejection = {
	status: 'rejected';
	code: RejectCode;
	detail?: string;
	trace?: FieldTrace;
};

/** What is kept of a refused write to a field; it travels nowhere and changes no row. */
export type FieldTrace = { regionId: string; fieldWrite: FieldWrite };

/** Results are kept for good, and a detail may quote what was sent. */
const MAX_DETAIL = 200;

export function reject(code: RejectCode, detail?: string): Rejection {
	if (detail === undefined) return { status: 'rejected', code };
	return { status: 'rejected', code, detail: detail.slice(0, MAX_DETAIL).toWellFormed() };
}

export function applyWrites(world: World, writes: Write[]): void {
	for (const write of writes) {
		if (write.put === 'location') world.locations.set(write.location.id, write.location);
		if (write.put === 'unit') world.units.set(write.unit.id, write.unit);
		if (write.put === 'conflict') world.conflicts.set(write.conflict.id, write.conflict);
		if (write.put === 'fieldWrite') world.fieldWrites.set(write.fieldWrite.uuid, write.fieldWrite);
		if (write.put === 'question') world.questions.set(write.question.id, write.question);
	}
}

/** A later base may name what was refused (S11). */
export function keepTrace(world: World, { fieldWrite }: FieldTrace): void {
	world.fieldWrites.set(fieldWrite.uuid, fieldWrite);
}

export function openConflict(world: World, targetId: string, field: string): Conflict | undefined {
	for (const conflict of world.conflicts.values()) {
		const target = conflict.unitId ?? conflict.locationId;
		if (target === targetId && conflict.field === field && !conflict.settledAt) return conflict;
	}
	return undefined;
}
