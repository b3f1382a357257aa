import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Installs a folder's own packages, unless its lock file is what was installed last. */
export function installFolder(folder: string): void {
	const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
	const installed = join(folder, 'node_modules/.lock-installed');
	if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) return;
	// No add-on has to be compiled.
	execFileSync('npm', ['ci', '--ignore-scripts', '--loglevel=error'], {
		cwd: folder,
		stdio: ['ignore', 'ignore', 'inherit']
	});
	writeFileSync(installed, lock);
}
