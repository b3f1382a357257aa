import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeReminders } from './reminder-contract.ts';

describeReminders('SQLite', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'opvangbord-reminders-'));
	return {
		environment: { DATA_DIR: folder },
		drop: () => rm(folder, { recursive: true, force: true })
	};
});
