import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A production server without an example, as a process of its own. */
export type PlainServer = {
	url: string;
	process: ChildProcess;
	/** Exit code when it has ended; null after a kill. */
	ended: Promise<number | null>;
};

type Options = {
	dataDir: string;
	/** 0 = any free one. */
	port?: number;
	/** Folder with `server.js` and `build`; left out: this project's own. */
	folder?: string;
};

export async function startPlainServer(options: Options): Promise<PlainServer> {
	const { dataDir, port = 0, folder = process.cwd() } = options;
	const server = spawn(process.execPath, ['server.js'], {
		cwd: folder,
		env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const ended = exitOf(server);
	return { url: await saidAddress(server, ended), process: server, ended };
}

export async function exitOf(server: ChildProcess): Promise<number | null> {
	const [code] = (await once(server, 'exit')) as [number | null];
	return code;
}

function saidAddress(server: ChildProcess, ended: Promise<number | null>): Promise<string> {
	const { promise, resolve, reject } = Promise.withResolvers<string>();
	server.stdout!.on('data', (text: Buffer) => {
		const url = /http:\/\/localhost:\d+/.exec(text.toString())?.[0];
		if (url) resolve(url);
	});
	void ended.then((code) => reject(new Error(`the server ended with ${code}`)));
	return promise;
}
