import type { App } from '../../src/lib/server/app.ts';
import { findBrokenLink } from '../../src/lib/server/sync/audit.ts';
import { SYSTEM_CHAIN } from '../../src/lib/server/sync/system-audit.ts';
import { type Command, isOutcome, type Outcome, readWords, refuse } from '../command.ts';
import { onDatabase } from '../open-app.ts';

const USAGE = 'audit verify [--region CODE]';
const LINKS_AT_ONCE = 1000;

/** Reads each chain, the system's and the regions', from its first link: one changed, left out or put in breaks it. */
export const audit: Command = async (words) => {
	const read = readWords(words, { region: { type: 'string' } }, USAGE);
	if (isOutcome(read)) return read;
	const { positionals, values } = read;
	if (positionals.join(' ') !== 'verify') return refuse(`Usage: opvangbord ${USAGE}`);
	return onDatabase((app) => verifyChains(app, values.region));
};

async function verifyChains(app: App, only: string | undefined): Promise<Outcome> {
	const all = await app.store.read((reader) => reader.allRegionIds());
	if (only !== undefined && !all.includes(only))
		return refuse(`There is no region ${only}; there are: ${all.join(', ') || 'none yet'}`);
	const chains = [];
	for (const id of only === undefined ? [SYSTEM_CHAIN, ...all] : [only])
		chains.push(await verifyChain(app, id));
	return { text: chains.map(({ text }) => text).join('\n'), code: chains.every(isWhole) ? 0 : 1 };
}

type Chain = { text: string; broken: number | undefined };

async function verifyChain(app: App, id: string): Promise<Chain> {
	let before: { seq: number; hash: string } | undefined;
	for (;;) {
		const links = await app.store.read((reader) =>
			reader.audit(id, before?.seq ?? 0, LINKS_AT_ONCE)
		);
		const broken = findBrokenLink(links, before);
		if (broken !== undefined) return { text: `${id}  BROKEN at link ${broken}`, broken };
		before = links.at(-1) ?? before;
		if (links.length < LINKS_AT_ONCE) break;
	}
	const end = before ? `${before.seq} links, the last is ${before.hash}` : 'no links yet';
	return { text: `${id}  whole: ${end}`, broken: undefined };
}

function isWhole({ broken }: Chain): boolean {
	return broken === undefined;
}
