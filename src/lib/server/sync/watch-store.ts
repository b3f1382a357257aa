import type { Writer } from '../store/store.ts';

/**
 * Tells what the store threw from what was thrown by deciding: for a full disk or a lost connection no mutation is
 * to blame, so none is rejected for it and the device sends again (S3, S4).
 */
export function watchStore(writer: Writer): { writer: Writer; threw(fault: unknown): boolean } {
	const faults = new Set<unknown>();
	const watch =
		(method: (...args: unknown[]) => Promise<unknown>) =>
		async (...args: unknown[]) => {
			try {
				return await method(...args);
			} catch (fault) {
				faults.add(fault);
				throw fault;
			}
		};
	const watched = Object.entries(writer).map(([name, method]) => [name, watch(method)]);
	return {
		writer: Object.fromEntries(watched) as Writer,
		threw: (fault) => faults.has(fault)
	};
}
