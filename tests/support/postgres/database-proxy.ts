import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { createStatementReader } from './read-statements.ts';

/** What happens to a message of the app instance that holds these words. */
type Fate = {
	words: string;
	/** Waited for before the message goes on. */
	before?: () => Promise<unknown>;
	/** `request`: it never arrives; `answer`: the server does it, and nobody hears. */
	cut?: 'request' | 'answer';
};

/** A network between an app instance and its database that breaks where a test wants it to. */
export async function openDatabaseProxy(databaseUrl: string) {
	const target = new URL(databaseUrl);
	const statements: string[] = [];
	let fate: Fate | undefined;
	const server = createServer((near) => join(near, connect(Number(target.port), target.hostname)));

	function join(near: Socket, far: Socket): void {
		let isDeaf = false;
		const readStatements = createStatementReader((sql) => void statements.push(sql));
		const end = () => {
			near.destroy();
			far.destroy();
		};
		for (const socket of [near, far]) socket.on('error', end).on('close', end);
		far.on('data', (answer: Buffer) => (isDeaf ? end() : near.write(answer)));
		near.on('data', (message: Buffer) => {
			readStatements(message);
			const met = fate && message.includes(fate.words) ? fate : undefined;
			if (!met) return void far.write(message);
			fate = undefined;
			near.pause();
			void (met.before?.() ?? Promise.resolve()).then(() => {
				if (met.cut === 'request') return end();
				isDeaf = met.cut === 'answer';
				far.write(message);
				near.resume();
			}, end);
		});
	}

	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = new URL(databaseUrl);
	url.port = String((server.address() as AddressInfo).port);
	return {
		url: url.href,
		/** The next message that holds the words, and no other. */
		meet: (next: Fate) => void (fate = next),
		/** Everything that was asked of the database so far. */
		statements,
		/** Everybody who uses it has left. */
		close: () => new Promise<void>((resolve) => server.close(() => resolve()))
	};
}
