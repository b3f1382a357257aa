import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { Agent, createServer, type IncomingMessage, request } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { spread } from './spread.ts';

/**
 * What the machine does at this moment: durable writes of 4 kB a second, the median of a bare HTTP round trip in ms, and
 * how many want its processors. Figures of two runs can be compared as far as these agree.
 */
export type Calibration = { syncedWritesPerSecond: number; httpMs: number; load?: number };

export async function calibrate(): Promise<Calibration> {
	const load = Math.round(loadavg()[0]! * 10) / 10;
	return { syncedWritesPerSecond: measureWrites(500), httpMs: await measureHttp(500), load };
}

function measureWrites(writes: number): number {
	const folder = mkdtempSync(join(tmpdir(), 'opvangbord-bench-'));
	const file = openSync(join(folder, 'probe'), 'w');
	const block = Buffer.alloc(4096);
	const start = performance.now();
	for (let index = 0; index < writes; index++) {
		writeSync(file, block, 0, block.length, index * block.length);
		fdatasyncSync(file);
	}
	const seconds = (performance.now() - start) / 1000;
	closeSync(file);
	rmSync(folder, { recursive: true });
	return Math.round(writes / seconds);
}

async function measureHttp(trips: number): Promise<number> {
	const server = createServer((_, answer) => answer.end('{}')).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const agent = new Agent({ keepAlive: true });
	const { port } = server.address() as AddressInfo;
	const times: number[] = [];
	for (let index = 0; index < trips; index++) {
		const start = performance.now();
		await roundTrip(port, agent);
		times.push(performance.now() - start);
	}
	agent.destroy();
	server.close();
	return spread(times).p50;
}

async function roundTrip(port: number, agent: Agent): Promise<void> {
	const sent = request({ port, host: '127.0.0.1', agent }).end();
	const [answer] = (await once(sent, 'response')) as [IncomingMessage];
	await once(answer.resume(), 'end');
}
