import { unretired } from '../domain/mutations/restore-unit.ts';
import { withField } from '../domain/mutations/field-edits.ts';
import type { QuestionChange } from '../domain/questions/change-question.ts';
import type { Decision, Write } from '../domain/mutations/world.ts';
import type { Location } from '../domain/schema/location.ts';
import type { Mutation } from '../domain/schema/mutation.ts';
import type { Question } from '../domain/schema/question.ts';
import type { Unit } from '../domain/schema/unit.ts';

/** What an own edit changes on top of the server's rows as long as these do not contain it. */
export type OverlayEffect =
	| { kind: 'entry' }
	| { kind: 'location'; location: Location }
	| { kind: 'unit'; unit: Unit }
	| { kind: 'field'; field: string; value: unknown; unitId?: string; conflictId?: string }
	| { kind: 'retire'; unitId: string; retiredAt: string }
	| { kind: 'restore'; unitId: string }
	| { kind: 'question'; question: Question }
	| { kind: 'questionChange'; questionId: string; change: QuestionChange }
	| { kind: 'none' };

export type OverlayRow = {
	uuid: string;
	locationId: string;
	regionId: string;
	effect: OverlayEffect;
	/** Order among own edits; absent on entries, which the fold orders, so that fields are found without them. */
	fieldSeq?: number;
	/** What is made or asked, and the conflict or question that something is done to. */
	targetId?: string;
	/** From its result: it leaves when a pull has come that far (S5). */
	version?: number;
	receivedAt?: string;
};

/** What an edit that was decided here puts on top. */
export function toOverlay(
	mutation: Mutation,
	decision: Exclude<Decision, { status: 'rejected' }>,
	locationId: string
): OverlayRow {
	const effect = toEffect(mutation, decision.writes, locationId);
	const targetId = targetOf(effect);
	return {
		uuid: mutation.uuid,
		locationId,
		regionId: decision.regionId,
		effect,
		...(effect.kind === 'entry' ? {} : { fieldSeq: mutation.deviceSeq }),
		...(targetId === undefined ? {} : { targetId })
	};
}

function toEffect(mutation: Mutation, writes: Write[], locationId: string): OverlayEffect {
	for (const write of writes) {
		if (write.put === 'entry') return { kind: 'entry' };
		if (write.put === 'fieldWrite') return toFieldEffect(mutation, write.fieldWrite, locationId);
		if (write.put === 'location' && mutation.name === 'location.add')
			return { kind: 'location', location: write.location };
		if (write.put === 'unit' && mutation.name === 'unit.add')
			return { kind: 'unit', unit: write.unit };
		if (write.put === 'unit' && mutation.name === 'unit.retire')
			return { kind: 'retire', unitId: write.unit.id, retiredAt: write.unit.retiredAt! };
		if (write.put === 'unit' && mutation.name === 'unit.restore')
			return { kind: 'restore', unitId: write.unit.id };
		if (write.put === 'question') return toQuestionEffect(write);
	}
	return { kind: 'none' };
}

function toQuestionEffect({
	question,
	change
}: Extract<Write, { put: 'question' }>): OverlayEffect {
	if (!change) return { kind: 'question', question };
	return { kind: 'questionChange', questionId: question.id, change };
}

function toFieldEffect(
	mutation: Mutation,
	{ targetId, field, value }: { targetId: string; field: string; value: unknown },
	locationId: string
): OverlayEffect {
	const conflictId =
		mutation.name === 'conflict.settle' ? String(mutation.args.conflictId) : undefined;
	return {
		kind: 'field',
		field,
		value,
		...(targetId === locationId ? {} : { unitId: targetId }),
		...(conflictId === undefined ? {} : { conflictId })
	};
}

function targetOf(effect: OverlayEffect): string | undefined {
	if (effect.kind === 'location') return effect.location.id;
	if (effect.kind === 'unit') return effect.unit.id;
	if (effect.kind === 'question') return effect.question.id;
	if (effect.kind === 'questionChange') return effect.questionId;
	return effect.kind === 'field' ? effect.conflictId : undefined;
}

/** Master data of one location: the server's with own pending edits on top. */
export type MasterData = { location: Location | undefined; units: Map<string, Unit> };

/** Own pending fields over the server's rows, in the order in which they were made. */
export function applyOverlay(base: MasterData, overlays: OverlayRow[]): MasterData {
	const units = new Map(base.units);
	let location = base.location;
	for (const { uuid, effect } of overlays) {
		if (effect.kind === 'location') location ??= effect.location;
		if (effect.kind === 'unit' && !units.has(effect.unit.id))
			units.set(effect.unit.id, effect.unit);
		if (effect.kind === 'retire') retire(units, effect);
		if (effect.kind === 'restore') restore(units, effect.unitId);
		if (effect.kind !== 'field') continue;
		if (!effect.unitId)
			location = location && withField(location, effect.field, effect.value, uuid);
		const unit = units.get(effect.unitId ?? '');
		if (unit) units.set(unit.id, withField(unit, effect.field, effect.value, uuid));
	}
	return { location, units };
}

function retire(
	units: Map<string, Unit>,
	{ unitId, retiredAt }: { unitId: string; retiredAt: string }
) {
	const unit = units.get(unitId);
	if (unit && !unit.retired) units.set(unitId, { ...unit, retired: true, retiredAt });
}

function restore(units: Map<string, Unit>, unitId: string): void {
	const unit = units.get(unitId);
	if (unit) units.set(unitId, unretired(unit));
}
