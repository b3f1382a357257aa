import type { Schedule, Step } from './steps.ts';

/** Leaves out of a schedule whatever is not needed for it to fail, as long as there is time. */
export async function shorten(
	schedule: Schedule,
	fails: (shorter: Schedule) => Promise<boolean>,
	hasTime: () => boolean
): Promise<Schedule> {
	let best = schedule;
	for (let size = best.steps.length; size >= 1; size = Math.floor(size / 2)) {
		for (let at = best.steps.length - size; at >= 0 && hasTime(); at -= size) {
			const shorter = { ...best, steps: best.steps.toSpliced(at, size) };
			if (await fails(shorter)) best = shorter;
		}
	}
	for (let at = 0; at < best.steps.length; at += 1)
		for (const plainer of plainerSteps(best.steps[at]!)) {
			const shorter = { ...best, steps: best.steps.with(at, plainer) };
			if (hasTime() && (await fails(shorter))) best = shorter;
		}
	return best;
}

/** The same step with less that happens to it. */
function plainerSteps(step: Step): Step[] {
	const plainer: Step[] = [];
	if ('crash' in step && step.crash !== null) plainer.push({ ...step, crash: null });
	if (step.do !== 'sync') return plainer;
	if (step.faults.length > 0) plainer.push({ ...step, crash: null, faults: [] });
	for (const [index, fault] of step.faults.entries())
		if (fault.is !== 'none')
			plainer.push({ ...step, faults: step.faults.with(index, { is: 'none' }) });
	return plainer;
}
