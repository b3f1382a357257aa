import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openCommandLine } from '../../support/cli/run-command.ts';
import { createDemoServer } from '../../support/e2e/demo-server.ts';
import { startPostgres } from '../../support/postgres/start-postgres.ts';
import { startMailReceiver } from '../../support/reminders/mail-receiver.ts';
import { startPushReceiver } from '../../support/reminders/push-receiver.ts';
import { PERSON_OF, signIn } from '../../support/wire/people.ts';
import { createWireClient, JSON_BODY } from '../../support/wire/wire-client.ts';
import { createSender } from '../../support/wire/http-sender.ts';

const ORIGIN = 'https://opvangbord.example';

test('the built server keeps its data in PostgreSQL and sends mail and push, with the packages that are in it', async () => {
	const [database, mail, push] = await Promise.all([
		startPostgres(),
		startMailReceiver(),
		startPushReceiver()
	]);
	await fillExample(database.url);
	const empty = await mkdtemp(join(tmpdir(), 'opvangbord-packages-'));
	const server = await createDemoServer(empty, {
		...{ DATABASE_URL: database.url, PUSH_TO_PRIVATE: '1', ORIGIN },
		...{ SMTP_URL: mail.url, MAIL_FROM: 'opvangbord@opvang.example' }
	});
	await server.start();
	const cookie = await signIn(server.url, PERSON_OF.manager);

	const client = createWireClient(server.url, cookie);
	const sites = (await client.pullAll()).rows.filter(({ type }) => type === 'location');
	expect(sites.map(({ row }) => row!.name)).toContain('Vakantiepark De Esch');
	client.close();

	const http = createSender(server.url);
	const post = (path: string, body: object) =>
		http.send(path, {
			method: 'POST',
			headers: { ...JSON_BODY, cookie },
			body: JSON.stringify(body)
		});
	const { endpoint, keys, messages } = push.addDevice('tablet');
	expect((await post('/api/reminders/devices', { endpoint, keys })).status).toBe(204);
	for (const by of ['push', 'mail'])
		expect((await post('/api/reminders/trials', { by })).json()).toEqual({ outcome: 'sent' });
	expect(messages()).toHaveLength(1);
	expect(mail.received).toMatchObject([{ to: [PERSON_OF.manager] }]);

	http.close();
	await server.remove();
	await Promise.all([database.stop(), mail.close(), push.close()]);
	await rm(empty, { recursive: true });
});

async function fillExample(databaseUrl: string): Promise<void> {
	const line = await openCommandLine();
	const env = { DATABASE_URL: databaseUrl, OPVANGBORD_DEMO: '1' };
	const { code, err } = await line.run(['demo'], { env });
	await line.remove();
	expect(code, err).toBe(0);
}
