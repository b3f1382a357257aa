import type { IncomingMessage } from 'node:http';
import type { WireClient } from './wire-client.ts';

export type Told = { region: string; version: number };

/** An open event stream, read as a browser does: blocks parted by an empty line. */
export type EventReader = {
	response: IncomingMessage;
	/** The next block as it came, without the empty line. */
	nextBlock(): Promise<string>;
	/** The next hint; comments and settings are passed over. */
	next(): Promise<Told>;
	/** Reads on until the server closes it. */
	untilEnd(): Promise<void>;
	close(): void;
};

export async function openEvents(client: WireClient): Promise<EventReader> {
	const response = await client.open('/api/sync/events');
	if (response.statusCode !== 200) throw new Error(`events answered ${response.statusCode}`);
	const blocks = readBlocks(response);

	async function nextBlock(): Promise<string> {
		const { value, done } = await blocks.next();
		if (done) throw new Error('the stream is closed');
		return value;
	}

	async function next(): Promise<Told> {
		for (;;) {
			const block = await nextBlock();
			if (block.startsWith('data: ')) return JSON.parse(block.slice('data: '.length)) as Told;
		}
	}

	async function untilEnd(): Promise<void> {
		while (!(await blocks.next()).done);
	}

	return { response, nextBlock, next, untilEnd, close: () => void response.destroy() };
}

async function* readBlocks(response: IncomingMessage): AsyncGenerator<string> {
	let text = '';
	for await (const chunk of response) {
		text += String(chunk);
		const blocks = text.split('\n\n');
		text = blocks.pop()!;
		yield* blocks;
	}
}
