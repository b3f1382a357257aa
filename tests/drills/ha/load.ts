import { longestGap } from './longest-gap.ts';
import type { SteadyWriter, Written } from './steady-writer.ts';
import type { Tablets } from './tablets.ts';
import { longestWait, type Wait } from './waits.ts';

export type Load = ReturnType<typeof createLoad>;

/** Everybody who writes, and what it was like for them. */
export function createLoad(writers: SteadyWriter[], tablets: Tablets) {
	const written = (): Written[] => writers.flatMap((writer) => [...writer.written.values()]);
	const moments = () => written().flatMap(({ at }) => (at === undefined ? [] : [at]));

	let isFinished = false;

	function figuresOf(from: number, to: number) {
		const edits = written().flatMap(({ enteredAt, at }): Wait[] =>
			at === undefined ? [] : [{ from: enteredAt, to: at }]
		);
		return {
			gapMs: Math.round(longestGap(moments(), from, to)),
			editMs: Math.round(longestWait(edits, from, to)),
			tabletMs: Math.round(longestWait(tablets.waits.flat(), from, to)),
			confirmed: moments().filter((at) => at >= from && at <= to).length
		};
	}

	async function finish(): Promise<void> {
		isFinished = true;
		await tablets.finish();
		await Promise.all(writers.map((writer) => writer.finish()));
	}

	return {
		...{ writers, tablets, written, figuresOf, finish },
		/** Receipts, of writers and tablets. */
		confirmed: () => moments().length + tablets.receipts(),
		/** Each of them got one for something that it sent since. */
		tabletsConfirmedSince: (since: number) =>
			tablets.waits.every((waits) => waits.some(({ from }) => from >= since)),
		wrong: () => [...writers.flatMap((writer) => writer.wrong), ...tablets.wrong],
		/** Also when somebody still writes. */
		async close(): Promise<void> {
			if (!isFinished) await finish();
			tablets.close();
		}
	};
}
