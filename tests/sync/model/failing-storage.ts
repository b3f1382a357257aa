import type { IDBFactory } from 'fake-indexeddb';

/** What befalls a database of a device while a step runs; `at` counts writes, uses or commits before it. */
export type StorageFault = {
	/** `unsure`: it is committed, and the database says that it is not. */
	is: 'full' | 'lost' | 'unsure';
	at: number;
	/** How often in a row, so also after it was opened anew. */
	times: number;
};

export type FailingStorage = {
	/** What Dexie is given in place of the browser's. */
	indexedDB: IDBFactory;
	plan(fault: StorageFault | null): void;
	/** Something may befall it until it is given another plan. */
	isPlanned(): boolean;
	/** How often it has struck, ever. */
	strikes(): number;
};

const ERRORS = {
	full: () => new DOMException('the disk is full', 'QuotaExceededError'),
	lost: () => new DOMException('connection to the database was lost', 'UnknownError')
};

/** A device's storage as one tab sees it, which may be full or be taken away (S21). */
export function createFailingStorage(factory: IDBFactory): FailingStorage {
	const lost = new WeakSet<IDBDatabase>();
	let fault: StorageFault | null = null;
	let passed = 0;
	let left = 0;
	let strikes = 0;

	function isDue(kind: StorageFault['is']): boolean {
		if (fault?.is !== kind || left === 0 || passed++ < fault.at) return false;
		left -= 1;
		strikes += 1;
		return true;
	}

	function use(db: IDBDatabase): void {
		if (isDue('lost')) lost.add(db);
		if (lost.has(db)) throw ERRORS.lost();
	}

	function watchDatabase(db: IDBDatabase): void {
		const begin = db.transaction.bind(db);
		db.transaction = (...args) => {
			use(db);
			if (!fault) return begin(...args);
			const transaction = begin(...args);
			watchTransaction(db, transaction);
			return transaction;
		};
	}

	function watchTransaction(db: IDBDatabase, transaction: IDBTransaction): void {
		const open = transaction.objectStore.bind(transaction);
		transaction.objectStore = (name) => {
			const store = open(name);
			if (!Object.hasOwn(store, 'put')) watchStore(db, store);
			return store;
		};
		let onComplete: typeof transaction.oncomplete = null;
		Object.defineProperty(transaction, 'oncomplete', {
			set: (listener: typeof onComplete) => void (onComplete = listener),
			get: () =>
				transaction.mode !== 'readonly' && isDue('unsure') ? transaction.onabort : onComplete
		});
	}

	function watchStore(db: IDBDatabase, store: IDBObjectStore): void {
		for (const write of ['put', 'add'] as const) {
			const into = store[write].bind(store);
			store[write] = (...args) => {
				use(db);
				if (isDue('full')) throw ERRORS.full();
				return into(...args);
			};
		}
	}

	const indexedDB = Object.create(factory) as IDBFactory;
	indexedDB.open = (...args) => {
		const request = factory.open(...args);
		request.addEventListener('success', () => watchDatabase(request.result));
		return request;
	};
	return {
		indexedDB,
		plan(next) {
			fault = next;
			passed = 0;
			left = next?.times ?? 0;
		},
		isPlanned: () => fault !== null,
		strikes: () => strikes
	};
}
