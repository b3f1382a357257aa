import type { Mutation } from '../../domain/schema/mutation.ts';

/** Ids that the mutations of a batch name, read off their arguments before these are checked. */
export type Targets = {
	locations: string[];
	units: string[];
	conflicts: string[];
	regions: string[];
	bases: string[];
	corrected: string[];
	questions: string[];
};

/** What a batch is about; anything that is not text is left for `decide` to refuse. */
export function targetsOf(mutations: Mutation[]): Targets {
	const sets = {
		locations: new Set<string>(),
		units: new Set<string>(),
		conflicts: new Set<string>(),
		regions: new Set<string>(),
		bases: new Set<string>(),
		corrected: new Set<string>(),
		questions: new Set<string>()
	};
	for (const mutation of mutations) collect(mutation, sets);
	return Object.fromEntries(Object.entries(sets).map(([name, ids]) => [name, [...ids]])) as Targets;
}

function collect({ name, args, base }: Mutation, sets: Record<keyof Targets, Set<string>>): void {
	const take = (set: Set<string>, value: unknown) => {
		if (typeof value === 'string' && value.length <= 64) set.add(value);
	};
	take(sets.locations, args.locationId);
	take(sets.units, args.unitId);
	take(sets.conflicts, args.conflictId);
	take(sets.corrected, args.corrects);
	if (name.endsWith('.setField')) take(sets.bases, base);
	if (name === 'location.add') {
		take(sets.regions, args.regionId);
		take(sets.locations, args.id);
	}
	if (name.startsWith('question.')) {
		take(sets.regions, args.regionId);
		take(sets.questions, args.questionId);
	}
	if (name === 'unit.add') take(sets.units, args.id);
	const entry = args.entry as { toUnitId?: unknown } | null | undefined;
	take(sets.units, entry?.toUnitId);
	if (Array.isArray(args.units))
		for (const part of args.units as ({ unitId?: unknown } | null)[])
			take(sets.units, part?.unitId);
}
