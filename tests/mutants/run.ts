import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installFolder } from '../../scripts/install-folder.ts';

/**
 * Changes one comparison or guard of the fold or of `decide` at a time, or one part of the wire's messages, and asks
 * whether a test sees it. Arguments go on to Stryker: `npm run test:mutants -- --mutate src/lib/domain/fold/carry.ts`
 * takes one file.
 */
const HERE = fileURLToPath(new URL('.', import.meta.url));
const STRYKER = join(HERE, 'node_modules/@stryker-mutator/core/bin/stryker.js');
const OPTIONS = process.argv.slice(2);
/** The messages have no comparison to flip: of them each literal and each shape is changed, by a config of their own. */
const WIRE = 'stryker-wire.config.json';
const LOGIC = 'stryker.config.json';

installFolder(HERE);
for (const config of configsOf(OPTIONS)) {
	const status = play(config);
	if (status !== 0) process.exitCode = status;
}

function configsOf(options: string[]): string[] {
	if (!options.includes('--mutate')) return [WIRE, LOGIC];
	return [options.some((option) => option.includes('src/lib/sync')) ? WIRE : LOGIC];
}

function play(config: string): number {
	const { status } = spawnSync(
		process.execPath,
		[
			...[STRYKER, 'run', join(HERE, config)],
			// Beside the checkout, whose own tools would take the copy for theirs.
			...['--tempDirName', join(tmpdir(), 'opvangbord-mutants'), ...OPTIONS]
		],
		{
			cwd: join(HERE, '../..'),
			stdio: 'inherit',
			env: { ...process.env, OPVANGBORD_FEW_RUNS: '1' }
		}
	);
	return status ?? 1;
}
