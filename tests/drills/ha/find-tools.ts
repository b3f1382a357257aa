import { execFileSync } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type Tools = {
	patroni: string;
	/** Which of etcd's interfaces Patroni uses, as its configuration calls it. */
	etcdApi: 'etcd' | 'etcd3';
	etcd: string;
	haproxy: string;
	/** Folder with `postgres`, `initdb` and `pg_rewind`. */
	postgresBin: string;
};

/** Debian and Ubuntu keep each major version's programs apart, outside the path. */
const VERSIONS = '/usr/lib/postgresql';
const SYSTEM_FOLDERS = ['/usr/bin', '/usr/sbin', '/usr/local/bin', '/usr/local/sbin'];
const PACKAGES = ['patroni', 'etcd-server', 'haproxy', 'postgresql', 'iproute2'];

/** What this machine has, or what is missing in words. */
export function findTools(): Tools | { missing: string[] } {
	const tools = {
		patroni: findProgram('patroni'),
		etcd: findProgram('etcd'),
		haproxy: findProgram('haproxy'),
		postgresBin: findPostgres()
	};
	const missing = Object.entries(tools).flatMap(([name, found]) => (found ? [] : [name]));
	if (missing.length > 0) return { missing };
	return { ...(tools as Omit<Tools, 'etcdApi'>), etcdApi: etcdApiFor(versionOf(tools.patroni!)) };
}

/** Before 3.1 Patroni overwrote through etcd3 who leads, whoever that was by then; with etcd it looks first. */
export function etcdApiFor(version: string): Tools['etcdApi'] {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major < 3 || (major === 3 && minor < 1) ? 'etcd' : 'etcd3';
}

function versionOf(patroni: string): string {
	const said = execFileSync(patroni, ['--version'], { encoding: 'utf8' });
	return /\d+(\.\d+)+/.exec(said)?.[0] ?? '';
}

export function howToInstall(missing: string[]): string {
	const names = missing.map((name) => (name === 'postgresBin' ? 'postgresql' : name));
	return [
		`The drill needs programs that are not here: ${names.join(', ')}.`,
		`On Debian or Ubuntu: apt-get install -y --no-install-recommends ${PACKAGES.join(' ')}`,
		'or, as root: npm run drill:ha -- --install'
	].join('\n');
}

/** Only when it was asked for. */
export function installTools(): void {
	const words = ['install', '-y', '--no-install-recommends', ...PACKAGES];
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	execFileSync('apt-get', words, { stdio: 'inherit', env });
}

export function findProgram(name: string): string | undefined {
	const folders = [...(process.env.PATH ?? '').split(delimiter), ...SYSTEM_FOLDERS];
	return folders.map((folder) => join(folder, name)).find(isProgram);
}

function findPostgres(): string | undefined {
	const versions = listFolder(VERSIONS).sort((a, b) => Number(b) - Number(a));
	const inVersions = versions.map((version) => join(VERSIONS, version, 'bin'));
	const inPath = (process.env.PATH ?? '').split(delimiter);
	return [...inVersions, ...inPath].find((folder) => isProgram(join(folder, 'postgres')));
}

function listFolder(path: string): string[] {
	try {
		return readdirSync(path);
	} catch {
		return [];
	}
}

function isProgram(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
