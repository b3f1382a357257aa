import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { inputHash } from './input-hash.ts';

/** Beside the build, so that it goes when the build goes. */
const STAMP = 'build/.inputs';
const OUTPUTS = ['build/handler.js', '.svelte-kit/output/client/.vite/manifest.json'];

const wanted = inputHash();
if (!isBuilt(wanted)) build(wanted);

function isBuilt(hash: string): boolean {
	if (![STAMP, ...OUTPUTS].every((path) => existsSync(path))) return false;
	return readFileSync(STAMP, 'utf8') === hash;
}

function build(hash: string): void {
	rmSync(STAMP, { force: true });
	execFileSync('vite', ['build', '--logLevel', 'error'], { stdio: 'inherit' });
	writeFileSync(STAMP, hash);
}
