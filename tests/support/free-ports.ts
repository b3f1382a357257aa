import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** A port of the loopback where nobody listens. */
export async function freePort(): Promise<number> {
	const [port] = await freePorts(1);
	return port!;
}

/** So many different ones: all are held until the last is found. */
export async function freePorts(count: number): Promise<number[]> {
	const probes = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
	await Promise.all(probes.map((probe) => once(probe, 'listening')));
	const ports = probes.map((probe) => (probe.address() as AddressInfo).port);
	await Promise.all(probes.map((probe) => new Promise((resolve) => void probe.close(resolve))));
	return ports;
}
