import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32, deflateSync } from 'node:zlib';

/** What it was asked, as it came over the wire. */
export type AskedTile = { path: string; headers: IncomingMessage['headers'] };

type Mood = 'well' | 'slow' | 'broken' | 'none' | 'misnamed' | 'no picture' | 'elsewhere' | 'huge';

const SIDE = 256;
const PAPER = 0xec;
const LINE = 0xb4;

/** A server of map tiles on loopback, with real pictures: a sheet of squared paper. */
export async function startMapTileServer() {
	const questions: AskedTile[] = [];
	const png = squaredPaper();
	let mood: Mood = 'well';
	const server = createServer((request, response) => {
		questions.push({ path: request.url!, headers: request.headers });
		MOODS[mood](response, png);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/standaard/EPSG:3857`,
		png,
		questions,
		be: (next: Mood) => void (mood = next),
		async stop() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		}
	};
}

const MOODS: Record<Mood, (response: ServerResponse, png: Buffer) => void> = {
	well: (response, png) => send(response, 'image/png', png),
	// Never answers: who asked gives up.
	slow: () => {},
	broken: (response) => response.writeHead(500).end('<h1>Service unavailable</h1>'),
	none: (response) => response.writeHead(404).end('<ExceptionReport/>'),
	misnamed: (response, png) => send(response, 'text/html', png),
	'no picture': (response) => send(response, 'image/png', Buffer.from('<script>alert(1)</script>')),
	elsewhere: (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
	huge: (response, png) => send(response, 'image/png', Buffer.concat([png, Buffer.alloc(200_000)]))
};

function send(response: ServerResponse, type: string, body: Buffer): void {
	response.writeHead(200, { 'content-type': type }).end(body);
}

function squaredPaper(): Buffer {
	const rows = Array.from({ length: SIDE }, (_, y) =>
		// The byte in front says that the row is as it is, not the difference with the one above.
		Buffer.from([0, ...Array.from({ length: SIDE }, (_, x) => shadeAt(x, y))])
	);
	const size = Buffer.alloc(8);
	size.writeUInt32BE(SIDE, 0);
	size.writeUInt32BE(SIDE, 4);
	const GREYS_OF_8_BITS = [8, 0, 0, 0, 0];
	return Buffer.concat([
		Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
		chunk('IHDR', Buffer.concat([size, Buffer.from(GREYS_OF_8_BITS)])),
		chunk('IDAT', deflateSync(Buffer.concat(rows))),
		chunk('IEND', Buffer.alloc(0))
	]);
}

function shadeAt(x: number, y: number): number {
	return x % 64 === 0 || y % 64 === 0 ? LINE : PAPER;
}

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const around = Buffer.alloc(8);
	around.writeUInt32BE(data.length, 0);
	around.writeUInt32BE(crc32(body), 4);
	return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}
