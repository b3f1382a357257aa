import { createTransport } from 'nodemailer';

export type Mail = { to: string; subject: string; text: string };

export type Mailer = {
	/** Done when the mail server took it; throws when it did not. */
	send(mail: Mail): Promise<void>;
	close(): void;
};

const TIMEOUT_MS = 10_000;

/** Plain text through one mail server, which `url` names: smtp:// (STARTTLS where it is offered) or smtps://. */
export function createMailer({ url, from }: { url: string; from: string }): Mailer {
	const transport = createTransport({
		url,
		connectionTimeout: TIMEOUT_MS,
		greetingTimeout: TIMEOUT_MS,
		socketTimeout: TIMEOUT_MS,
		disableFileAccess: true,
		disableUrlAccess: true
	});
	return {
		send: async (mail) => void (await transport.sendMail({ from, ...mail })),
		close: () => transport.close()
	};
}
