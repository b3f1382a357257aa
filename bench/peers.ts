import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installFolder } from '../scripts/install-folder.ts';
import { calibrate } from './calibrate.ts';

/**
 * Our server, whole (sign-in, checks, audit), beside other sync engines on the same work: a device sends 10,000 queued
 * edits, a fresh one fetches everything, one edit travels. The engines take turns, so that a slow minute of the machine
 * meets them all. Prints and keeps one JSON line per engine and round. `node bench/peers.ts [rounds] [engine …]`.
 */
const HERE = fileURLToPath(new URL('.', import.meta.url));
const PEERS = join(HERE, 'peers');
const ENGINES = ['opvangbord', 'triplit', 'pouchdb', 'rxdb', 'tinybase', 'replicache'];
const LONGEST_MS = 300_000;

const [rounds = '3', ...asked] = process.argv.slice(2);
const engines = asked.length > 0 ? asked : ENGINES;

installFolder(PEERS);
const lines: string[] = [];
for (let round = 1; round <= Number(rounds); round++)
	for (const engine of engines) {
		const calibration = await calibrate();
		const line = JSON.stringify({ round, ...measure(engine), calibration });
		lines.push(line);
		console.log(line);
	}
writeFileSync(join(HERE, 'results/peers.jsonl'), `${lines.join('\n')}\n`);

function measure(engine: string): object {
	return engine === 'opvangbord' ? measureOurs() : measurePeer(engine);
}

/** As many places as the engines have records, so that each is changed once here too. */
function measureOurs(): object {
	const { push, pull, travel, memoryMB } = lastLine([join(HERE, 'sync.ts'), '10000']) as Record<
		string,
		unknown
	>;
	return {
		engine: 'Opvangbord',
		store: 'SQLite, synchronous = full',
		isDurable: true,
		pushNeedsWitness: false,
		...{ push, pull, travel, memoryMB }
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
