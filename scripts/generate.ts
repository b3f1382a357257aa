import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What types and lint read but git does not hold: Kit's route types and the compiled texts. */
run('svelte-kit', ['sync']);
if (existsSync('project.inlang/settings.json')) compileTexts();

function compileTexts(): void {
	const options = ['--project', 'project.inlang', '--outdir', 'src/lib/messages', '--silent'];
	run('paraglide-js', ['compile', ...options, '--strategy', 'localStorage', 'baseLocale']);
}

function run(command: string, args: string[]): void {
	execFileSync(command, args, { stdio: 'inherit' });
}
