import type { App } from '../../src/lib/server/app.ts';
import { type HeldEdits, listHeldEdits } from '../../src/lib/server/sync/held-edits.ts';
import { scopeOf } from '../../src/lib/server/sync/scope.ts';
import {
	type Command,
	done,
	isOutcome,
	type Outcome,
	readWords,
	refuse,
	toColumns
} from '../command.ts';
import { onDatabase } from '../open-app.ts';

const USAGE = 'device list [--region CODE]';

/** Which devices hold edits that nobody has received: look before a site or an account is closed (S22). */
export const device: Command = async (words) => {
	const read = readWords(words, { region: { type: 'string' } }, USAGE);
	if (isOutcome(read)) return read;
	const { positionals, values } = read;
	if (positionals.join(' ') !== 'list') return refuse(`Usage: opvangbord ${USAGE}`);
	return onDatabase((app) => listDevices(app, values.region));
};

async function listDevices(app: App, only: string | undefined): Promise<Outcome> {
	const known = await app.store.read((reader) => reader.allRegionIds());
	if (only !== undefined && !known.includes(only))
		return refuse(`There is no region ${only}; there are: ${known.join(', ') || 'none yet'}`);
	const rows = [];
	for (const held of await listHeldEdits(app.db)) {
		const regions = await regionsOf(app, held.personId);
		if (only === undefined || regions.includes(only)) rows.push(toRow(held, regions));
	}
	if (rows.length === 0) return done('No device said that it holds anything unsent.');
	return done(toColumns([HEADS, ...rows]).join('\n'));
}

const HEADS = ['E-MAIL', 'NAME', 'REGIONS', 'UNSENT', 'OLDEST', 'LAST HEARD', 'DEVICE'];

/** Of today's rights; somebody who lost them all has none, and is listed without --region only. */
async function regionsOf(app: App, personId: string): Promise<string[]> {
	const me = await app.auth.people.meOf(personId);
	if (!me) return [];
	return app.store.read(async (reader) => (await scopeOf(reader, me)).regionIds);
}

function toRow(held: HeldEdits, regions: string[]): string[] {
	const { email, name, pending, oldest, seenAt, clientId } = held;
	return [
		email,
		name,
		regions.join(' ') || '-',
		String(pending),
		oldest ?? '-',
		seenAt,
		clientId.slice(0, 8)
	];
}
