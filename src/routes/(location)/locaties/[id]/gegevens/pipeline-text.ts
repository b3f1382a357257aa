import { m } from '$messages/messages';
import type { PipelineStep } from '$lib/domain/schema/location.ts';
import { readWhole } from '$lib/ui/read-whole.ts';

/** A day and a number of beds as they are typed. */
export type StepText = { on: string; beds: string };

/** Both of the wire. */
export const MOST_STEPS = 24;
const MOST_BEDS = 99_999;

export function toStepTexts(steps: readonly PipelineStep[]): StepText[] {
	return steps.map(({ on, beds }) => ({ on, beds: String(beds) }));
}

/** What is typed as a plan in order of day, null for none; or what is wrong with it. */
export function readSteps(texts: StepText[]): { value: PipelineStep[] | null } | { error: string } {
	const steps = texts.map(({ on, beds }) => ({ on, beds: readWhole(beds, MOST_BEDS) }));
	if (steps.some(({ on }) => on === '')) return { error: m.address_pipeline_no_day() };
	if (!steps.every(hasBeds)) return { error: m.address_pipeline_no_beds() };
	if (new Set(steps.map(({ on }) => on)).size < steps.length)
		return { error: m.address_pipeline_twice() };
	const value = steps.sort((a, b) => (a.on < b.on ? -1 : 1));
	return { value: value.length > 0 ? value : null };
}

function hasBeds(step: { on: string; beds: number | null }): step is PipelineStep {
	return step.beds !== null;
}
