import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

export type ReceivedMail = { from: string; to: string[]; text: string };

export type MailReceiver = Awaited<ReturnType<typeof startMailReceiver>>;

/** A real mail server on this machine that keeps what it gets. */
export async function startMailReceiver() {
	const received: ReceivedMail[] = [];
	let refuses = false;
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		logger: false,
		onData(stream, { envelope }, done) {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				if (refuses) return done(Object.assign(new Error('busy'), { responseCode: 451 }));
				received.push({
					from: envelope.mailFrom ? envelope.mailFrom.address : '',
					to: envelope.rcptTo.map(({ address }) => address),
					text: decode(Buffer.concat(chunks).toString('utf8'))
				});
				done();
			});
		}
	});
	const listening = server.listen(0, '127.0.0.1');
	await once(listening, 'listening');
	const address = listening.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	return {
		url: `smtp://127.0.0.1:${port}`,
		received,
		refuse: (all: boolean) => void (refuses = all),
		close: () => new Promise<void>((resolve) => void server.close(() => resolve()))
	};
}

/** A long line is folded with `=` at its end, and `=` itself written as `=3D`. */
function decode(mail: string): string {
	return mail.replace(/=\r\n/g, '').replace(/=3D/g, '=').replaceAll('\r\n', '\n');
}
