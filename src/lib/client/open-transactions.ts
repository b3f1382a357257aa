import type { Dexie } from 'dexie';

/** Ends every transaction that is open at that moment. */
export type AbortOpen = () => void;

/**
 * Knows which transactions of a database are open; before it is opened. A tab that freezes with one open keeps every
 * other tab from writing, for as long as it is frozen.
 */
export function trackTransactions(db: Dexie): AbortOpen {
	const open = new Set<IDBTransaction>();
	db.use({
		stack: 'dbcore',
		name: 'open transactions',
		create: (core) => ({
			...core,
			transaction(tables, mode, options) {
				const begun = core.transaction(tables, mode, options);
				// On the lowest level it is the browser's own.
				follow(begun as unknown as IDBTransaction);
				return begun;
			}
		})
	});

	function follow(transaction: IDBTransaction): void {
		open.add(transaction);
		const forget = () => void open.delete(transaction);
		transaction.addEventListener('complete', forget);
		transaction.addEventListener('abort', forget);
	}

	return () => open.forEach(abort);
}

function abort(transaction: IDBTransaction): void {
	try {
		transaction.abort();
	} catch (error) {
		// It is over already, and nobody has been told yet.
		if ((error as DOMException).name !== 'InvalidStateError') throw error;
	}
}
