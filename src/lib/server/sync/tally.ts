import type { Decision, FieldTrace, Write } from '../../domain/mutations/world.ts';
import type { Conflict } from '../../domain/schema/conflict.ts';
import type { Mutation } from '../../domain/schema/mutation.ts';
import type { Question } from '../../domain/schema/question.ts';
import type { PushResult } from '../../sync/messages.ts';
import type { RegionRecord } from '../store/records.ts';
import type { AuditFact } from './audit.ts';
import type { BatchContext } from './batch-context.ts';

type Accepted = Exclude<Decision, { status: 'rejected' }>;

/** Versions, touched rows and audit facts of one batch, counted up while it is decided. */
export type Tally = {
	/** One more version of the region for what is applied or conflicts; a noop carries the present one. */
	count(decision: Accepted): number;
	touch(write: Write, version: number): void;
	touchLocation(locationId: string, version: number): void;
	resultOf(uuid: string, decision: Decision): PushResult;
	note(
		mutation: Mutation,
		decision: Decision,
		by: { context: BatchContext; clientId: string }
	): void;
	versions(): Record<string, number>;
	readonly regions: RegionRecord[];
	readonly locations: ReadonlyMap<string, number>;
	readonly conflicts: ReadonlyMap<string, { conflict: Conflict; version: number }>;
	readonly questions: ReadonlyMap<string, { question: Question; version: number }>;
	readonly fieldWrites: FieldTrace[];
	/** Locations with the version of the first thing that was done there: `staff` rows. */
	readonly firstActs: ReadonlyMap<string, number>;
	readonly facts: ReadonlyMap<string, AuditFact[]>;
	readonly unitWrites: ReadonlySet<string>;
};

export function createTally(regions: RegionRecord[]): Tally {
	const versions = new Map(regions.map(({ id, version }) => [id, version]));
	const locations = new Map<string, number>();
	const firstActs = new Map<string, number>();
	const conflicts = new Map<string, { conflict: Conflict; version: number }>();
	const questions = new Map<string, { question: Question; version: number }>();
	const fieldWrites: FieldTrace[] = [];
	const facts = new Map<string, AuditFact[]>();
	const unitWrites = new Set<string>();
	let regionOfNow = '';

	function count(decision: Accepted): number {
		regionOfNow = decision.regionId;
		const version = versions.get(decision.regionId);
		if (version === undefined) throw new Error(`region ${decision.regionId} was not locked`);
		if (decision.status === 'noop') return version;
		versions.set(decision.regionId, version + 1);
		return version + 1;
	}

	function touch(write: Write, version: number): void {
		if (write.put === 'conflict')
			conflicts.set(write.conflict.id, { conflict: write.conflict, version });
		if (write.put === 'fieldWrite')
			fieldWrites.push({ regionId: regionOfNow, fieldWrite: write.fieldWrite });
		if (write.put === 'unit') unitWrites.add(write.unit.id);
		if (write.put === 'question')
			questions.set(write.question.id, { question: write.question, version });
	}

	function touchLocation(locationId: string, version: number): void {
		locations.set(locationId, version);
		if (!firstActs.has(locationId)) firstActs.set(locationId, version);
	}

	function resultOf(uuid: string, decision: Decision): PushResult {
		if (decision.status === 'rejected') {
			const { status, code, detail } = decision;
			return { uuid, status, code, ...(detail === undefined ? {} : { detail }) };
		}
		const { status, regionId } = decision;
		const code = 'code' in decision ? decision.code : undefined;
		const version = versions.get(regionId)!;
		return { uuid, status, regionId, version, ...(code === undefined ? {} : { code }) };
	}

	return {
		count,
		touch,
		touchLocation,
		resultOf,
		note: (mutation, decision, by) => {
			// What names nothing known belongs to no region's chain.
			if (decision.status === 'rejected') return;
			const list = facts.get(decision.regionId) ?? [];
			facts.set(decision.regionId, list);
			list.push(factOf(mutation, decision, by));
		},
		versions: () => Object.fromEntries(versions),
		get regions() {
			return regions.map((region) => ({ ...region, version: versions.get(region.id)! }));
		},
		locations,
		firstActs,
		conflicts,
		questions,
		fieldWrites,
		facts,
		unitWrites
	};
}

function factOf(
	mutation: Mutation,
	decision: Decision,
	{ context, clientId }: { context: BatchContext; clientId: string }
): AuditFact {
	const { name, args, base, uuid, deviceAt, offsetMs } = mutation;
	const object = args.locationId ?? args.unitId ?? args.conflictId ?? args.questionId ?? args.id;
	return {
		at: context.receivedAt,
		actor: context.me.personId,
		action: name,
		object: typeof object === 'string' ? object : '',
		outcome: decision.status,
		origin: `${clientId} ${context.requestId}`,
		payload: JSON.stringify({ uuid, args, base, deviceAt, offsetMs })
	};
}
