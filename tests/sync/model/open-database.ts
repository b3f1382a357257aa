import { type IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { openPersonDatabase, type PersonDatabase } from '../../../src/lib/client/database.ts';

export function openDatabaseOf(factory: IDBFactory, personId: string): PersonDatabase {
	return openPersonDatabase(personId, { indexedDB: factory, IDBKeyRange });
}
