import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installFolder } from '../../scripts/install-folder.ts';

/**
 * Changes one comparison or guard of the fold, of `decide` or of the wire at a time, and asks whether a test sees it.
 * Arguments go on to Stryker: `npm run test:mutants -- --mutate src/lib/domain/fold/carry.ts` takes one file.
 */
const HERE = fileURLToPath(new URL('.', import.meta.url));
const STRYKER = join(HERE, 'node_modules/@stryker-mutator/core/bin/stryker.js');

installFolder(HERE);
const { status } = spawnSync(
	process.execPath,
	[
		...[STRYKER, 'run', join(HERE, 'stryker.config.json')],
		// Beside the checkout, whose own tools would take the copy for theirs.
		...['--tempDirName', join(tmpdir(), 'opvangbord-mutants'), ...process.argv.slice(2)]
	],
	{
		cwd: join(HERE, '../..'),
		stdio: 'inherit',
		env: { ...process.env, OPVANGBORD_FEW_RUNS: '1' }
	}
);
process.exitCode = status ?? 1;
