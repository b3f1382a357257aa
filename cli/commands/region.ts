import { readFile } from 'node:fs/promises';
import type { App } from '../../src/lib/server/app.ts';
import type { Region } from '../../src/lib/domain/schema/region.ts';
import { putRegion } from '../../src/lib/server/sync/put-region.ts';
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
import { readRegions } from '../read-regions.ts';

const USAGE = 'region add FILE [--region CODE] | region list';

export const region: Command = async (words) => {
	const read = readWords(words, { region: { type: 'string' } }, USAGE);
	if (isOutcome(read)) return read;
	const [action, file] = read.positionals;
	if (action === 'list') return onDatabase(listRegions);
	if (action === 'add' && file) return addRegions(file, read.values.region);
	return refuse(`Usage: opvangbord ${USAGE}`);
};

async function addRegions(file: string, only: string | undefined): Promise<Outcome> {
	const bytes = await readFile(file).catch(() => null);
	if (!bytes) return refuse(`${file} cannot be read: is the path right?`);
	const found = await readRegions(new Uint8Array(bytes));
	if ('wrong' in found) return refuse(`${file}: ${found.wrong}`);
	const wanted = found.filter(({ id }) => only === undefined || id === only);
	if (wanted.length === 0)
		return refuse(`${file} has no region ${only}; it has: ${found.map(({ id }) => id).join(', ')}`);
	return onDatabase(async (app) => {
		const known = await knownRegions(app);
		for (const region of wanted) await putRegion(app.store, keepOwn(region, known), app.clock);
		return done(`Put: ${wanted.map(({ id, name }) => `${id} ${name}`).join(', ')}`);
	});
}

/** What a coordinator set stays; the sheet knows names and municipalities only. */
function keepOwn(region: Region, known: Region[]): Region {
	const before = known.find(({ id }) => id === region.id);
	return before ? { ...region, settings: before.settings, contact: before.contact } : region;
}

async function listRegions(app: App): Promise<Outcome> {
	const regions = await knownRegions(app);
	if (regions.length === 0) return done(`No regions yet: opvangbord region add FILE`);
	const rows = regions.map(({ id, name, municipalities }) => [
		id,
		name,
		`${municipalities.length} municipalities`
	]);
	return done(toColumns(rows).join('\n'));
}

export async function knownRegions(app: App): Promise<Region[]> {
	return app.store.read(async (reader) =>
		(await reader.regions(await reader.allRegionIds())).map(({ doc }) => doc)
	);
}
