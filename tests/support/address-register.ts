import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What it was asked, as it came over the wire. */
export type Question = { path: string; headers: IncomingMessage['headers'] };

type Mood = 'well' | 'slow' | 'broken' | 'garbled' | 'elsewhere' | 'endless';

const CHOSEN = 'adr-2c5f2d8bd4d9b5b6a6f1b1c7f3a0e9d1';

/** A Locatieserver on loopback, with the shapes of its answers; knows one street in Zwolle. */
export async function startAddressRegister() {
	const questions: Question[] = [];
	let mood: Mood = 'well';
	const server = createServer((request, response) => {
		questions.push({ path: request.url!, headers: request.headers });
		MOODS[mood](new URL(request.url!, 'http://register.test'), response);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/search/v3_1`,
		chosen: CHOSEN,
		questions,
		be: (next: Mood) => void (mood = next),
		async stop() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		}
	};
}

const MOODS: Record<Mood, (asked: URL, response: ServerResponse) => void> = {
	well: (asked, response) => sendJson(response, answerTo(asked)),
	// Never answers: who asked gives up.
	slow: () => {},
	broken: (_, response) => response.writeHead(500).end('<h1>Service unavailable</h1>'),
	garbled: (_, response) => sendJson(response, { response: { docs: [{ naam: 'Kade' }] } }),
	elsewhere: (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
	endless: (_, response) => sendJson(response, 'x'.repeat(300_000))
};

function sendJson(response: ServerResponse, body: unknown): void {
	response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function answerTo({ pathname, searchParams }: URL): object {
	if (pathname.endsWith('/lookup'))
		return documents(searchParams.get('id') === CHOSEN ? [LOOKED_UP] : []);
	const isKnown = /havenkade|8011 ?pk/.test(searchParams.get('q') ?? '');
	return { ...documents(isKnown ? SUGGESTED : []), highlighting: {}, spellcheck: {} };
}

function documents(docs: object[]): object {
	return {
		response: { numFound: docs.length, start: 0, maxScore: 12.3, numFoundExact: true, docs }
	};
}

const SUGGESTED = [
	{
		type: 'adres',
		weergavenaam: 'Havenkade 12A-2, 8011PK Zwolle',
		id: CHOSEN,
		score: 12.346958
	},
	{
		type: 'adres',
		weergavenaam: 'Havenkade 14, 8011PK Zwolle',
		id: 'adr-5a3f6f0a4b1c9d2e7f8a9b0c1d2e3f40',
		score: 11.904312
	}
];

const LOOKED_UP = {
	bron: 'BAG',
	identificatie: '0193010000045678-0193200000045679',
	provinciecode: 'PV23',
	type: 'adres',
	woonplaatscode: '1061',
	woonplaatsnaam: 'Zwolle',
	huis_nlt: '12A-2',
	openbareruimtetype: 'Weg',
	gemeentecode: '0193',
	weergavenaam: 'Havenkade 12A-2, 8011PK Zwolle',
	straatnaam_verkort: 'Havenkade',
	id: CHOSEN,
	gekoppeld_perceel: ['ZLE00-F-1234'],
	gemeentenaam: 'Zwolle',
	centroide_ll: 'POINT(6.0915 52.5125)',
	huisnummer: 12,
	huisletter: 'A',
	huisnummertoevoeging: '2',
	provincienaam: 'Overijssel',
	centroide_rd: 'POINT(202843 503121)',
	straatnaam: 'Havenkade',
	adresseerbaarobject_id: '0193010000045678',
	nummeraanduiding_id: '0193200000045679',
	postcode: '8011PK',
	score: 1
};
