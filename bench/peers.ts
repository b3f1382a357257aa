import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installFolder } from '../scripts/install-folder.ts';
import { circumstances } from './circumstances.ts';
import { OURS, SERVER_ALONE } from './peer-results.ts';

/**
 * Our client and our server, whole (sign-in, checks, audit), beside other sync engines with their own clients on the same
 * work: a device sends 10,000 queued edits, a fresh one fetches everything, one edit travels. Each device keeps its data
 * in memory. A second line, `server-alone`, has prepared requests in the place of our client. The engines take turns, so
 * that a slow minute of the machine meets them all. Prints and keeps one JSON line per engine and round.
 * `node bench/peers.ts [rounds] [engine …]`.
 */
const HERE = fileURLToPath(new URL('.', import.meta.url));
const PEERS = join(HERE, 'peers');
const OTHERS = ['triplit', 'pouchdb', 'rxdb', 'tinybase', 'replicache'];
const ENGINES = ['opvangbord', 'server-alone', ...OTHERS];
const LONGEST_MS = 900_000;

const [rounds = '3', ...asked] = process.argv.slice(2);
const engines = asked.length > 0 ? asked : ENGINES;

installFolder(PEERS);
const lines: string[] = [];
for (let round = 1; round <= Number(rounds); round++)
	for (const engine of engines) {
		const beside = await circumstances();
		const line = JSON.stringify({ round, ...measure(engine), ...beside });
		lines.push(line);
		console.log(line);
	}
writeFileSync(join(HERE, 'results/peers.jsonl'), `${lines.join('\n')}\n`);

function measure(engine: string): object {
	if (engine === 'opvangbord') return measureOurs(OURS, [join(HERE, 'sync-client.ts')]);
	// As many places as the engines have records, so that each is changed once here too.
	if (engine === 'server-alone') return measureOurs(SERVER_ALONE, [join(HERE, 'sync.ts'), '10000']);
	return measurePeer(engine);
}

function measureOurs(engine: string, script: string[]): object {
	const { push, pull, travel } = lastLine(script) as Record<string, unknown>;
	return {
		...{ engine, store: 'SQLite, synchronous = full', isDurable: true },
		...{ pushNeedsWitness: false, push, pull, travel }
	};
}

function measurePeer(engine: string): object {
	return lastLine([join(PEERS, 'run-peer.mjs'), engine]);
}

/** What a measuring process prints last; its warnings and complaints are its own. */
function lastLine(script: string[]): object {
	const text = execFileSync(process.execPath, script, {
		encoding: 'utf8',
		timeout: LONGEST_MS,
		stdio: ['ignore', 'pipe', 'ignore']
	});
	const line = text.split('\n').findLast((part) => part.startsWith('{'));
	if (!line) throw new Error(`${script.join(' ')} printed no figures`);
	return JSON.parse(line) as object;
}
