import { findBrokenLink } from '../../src/lib/server/sync/audit.ts';
import type { App } from '../../src/lib/server/app.ts';
import { type Command, isOutcome, type Outcome, readWords, refuse } from '../command.ts';
import { onDatabase } from '../open-app.ts';

const USAGE = 'audit verify [--region CODE]';
const LINKS_AT_ONCE = 1000;

/** Reads each region's chain from its first link: a link changed, left out or put in breaks it. */
export const audit: Command = async (words) => {
	const read = readWords(words, { region: { type: 'string' } }, USAGE);
	if (isOutcome(read)) return read;
	const { positionals, values } = read;
	if (positionals.join(' ') !== 'verify') return refuse(`Usage: opvangbord ${USAGE}`);
	return onDatabase((app) => verifyChains(app, values.region));
};

async function verifyChains(app: App, only: string | undefined): Promise<Outcome> {
	const all = await app.store.read((reader) => reader.allRegionIds());
	const regionIds = all.filter((id) => only === undefined || id === only);
	if (only !== undefined && regionIds.length === 0)
		return refuse(`There is no region ${only}; there are: ${all.join(', ') || 'none yet'}`);
	const chains = [];
	for (const regionId of regionIds) chains.push(await verifyChain(app, regionId));
	return { text: chains.map(({ text }) => text).join('\n'), code: chains.every(isWhole) ? 0 : 1 };
}

type Chain = { text: string; broken: number | undefined };

async function verifyChain(app: App, regionId: string): Promise<Chain> {
	let before: { seq: number; hash: string } | undefined;
	for (;;) {
		const links = await app.store.read((reader) =>
			reader.audit(regionId, before?.seq ?? 0, LINKS_AT_ONCE)
		);
		const broken = findBrokenLink(links, before);
		if (broken !== undefined) return { text: `${regionId}  BROKEN at link ${broken}`, broken };
		before = links.at(-1) ?? before;
		if (links.length < LINKS_AT_ONCE) break;
	}
	const end = before ? `${before.seq} links, the last is ${before.hash}` : 'no links yet';
	return { text: `${regionId}  whole: ${end}`, broken: undefined };
}

function isWhole({ broken }: Chain): boolean {
	return broken === undefined;
}
