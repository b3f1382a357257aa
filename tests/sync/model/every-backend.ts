import {
	type BackendName,
	type OpenBackend,
	openMemoryBackend,
	openSqliteBackend
} from './backends.ts';
import { openPostgresBackend } from './postgres-backend.ts';

/** Every store that the model runs on. */
export const BACKENDS: Record<BackendName, OpenBackend> = {
	sqlite: openSqliteBackend,
	postgres: openPostgresBackend,
	memory: openMemoryBackend
};
