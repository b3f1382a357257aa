import { locationArgs } from '../../../bench/example-region.ts';
import { type CommandLine } from '../../support/cli/run-command.ts';
import { DEMO_PASSWORD } from '../../support/e2e/demo-server.ts';
import { signIn } from '../../support/wire/people.ts';
import { createWireClient } from '../../support/wire/wire-client.ts';

const REGION = ['--role', 'rcvs', '--scope', 'region:VR04'];
const REGION_FILE = 'cli/demo-data/municipalities.csv';
const PLACES = 12;
/** As many as the tablets' owners are busy with. */
const OF_TABLETS = 4;

export const WRITERS = ['writer1', 'writer2', 'writer3'].map(toEmail);
export const TABLETS = ['desk1', 'desk2', 'manager1', 'manager2'].map((name) => ({
	...{ name, email: toEmail(name) }
}));

/** A region as an operator makes it: by the command line, on the database that DATABASE_URL names. */
export async function foundRegion(run: CommandLine['run'], env: Record<string, string>) {
	await runOr(run, ['region', 'add', REGION_FILE, '--region', 'VR04'], env);
	for (const email of [...WRITERS, toEmail('desk1'), toEmail('desk2')])
		await addPerson(run, env, email, REGION);
}

/** Places of the tablets first, in the order of their ids; then those of the writers. */
export async function addPlaces(url: string): Promise<{ tablets: string[]; writers: string[] }> {
	const ids = Array.from({ length: PLACES }, () => crypto.randomUUID()).sort();
	const desk = createWireClient(url, await signIn(url, WRITERS[0]!));
	const results = await desk.push(
		ids.map((id, at) => ({ name: 'location.add', args: locationArgs(id, at) }))
	);
	desk.close();
	const refused = results.find(({ status }) => status !== 'applied');
	if (refused) throw new Error(`no place was made: ${JSON.stringify(refused)}`);
	return { tablets: ids.slice(0, OF_TABLETS), writers: ids.slice(OF_TABLETS) };
}

/** Two managers of the same places. */
export async function addManagers(
	run: CommandLine['run'],
	env: Record<string, string>,
	locationIds: string[]
): Promise<void> {
	const scopes = locationIds.flatMap((id) => ['--scope', `location:${id}`]);
	for (const name of ['manager1', 'manager2'])
		await addPerson(run, env, toEmail(name), ['--role', 'manager', ...scopes]);
}

function addPerson(
	run: CommandLine['run'],
	env: Record<string, string>,
	email: string,
	rights: string[]
): Promise<string> {
	const words = ['user', 'add', email, '--name', email.split('@')[0]!, ...rights];
	return runOr(run, words, env, `${DEMO_PASSWORD}\n`);
}

async function runOr(
	run: CommandLine['run'],
	words: string[],
	env: Record<string, string>,
	stdin = ''
): Promise<string> {
	const { code, out, err } = await run(words, { env, stdin });
	if (code !== 0) throw new Error(`opvangbord ${words.join(' ')} ended with ${code}: ${err}${out}`);
	return out;
}

function toEmail(name: string): string {
	return `${name}@drill.example`;
}
