import type { Writer } from '../store/store.ts';

type Method = (...args: unknown[]) => Promise<unknown>;

/**
 * Tells what the store threw from what was thrown by deciding: for a full disk or a lost connection no mutation is
 * to blame, so none is rejected for it and the device sends again (S3, S4).
 */
export function watchStore(writer: Writer): { writer: Writer; threw(fault: unknown): boolean } {
	const faults = new Set<unknown>();
	const watch =
		(method: Method) =>
		async (...args: unknown[]) => {
			try {
				return await method(...args);
			} catch (fault) {
				faults.add(fault);
				throw fault;
			}
		};
	const methods = Object.entries(writer) as [string, Method][];
	return {
		writer: Object.fromEntries(
			methods.map(([name, method]) => [name, watch(method)])
		) as unknown as Writer,
		threw: (fault) => faults.has(fault)
	};
}
