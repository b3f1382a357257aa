import { describeReminders } from '../server/reminder-contract.ts';
import { freshDatabase } from '../support/postgres/fresh-database.ts';

describeReminders('PostgreSQL', async () => {
	const { url, drop } = await freshDatabase();
	return { environment: { DATABASE_URL: url }, drop };
});
