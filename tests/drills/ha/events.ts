import { setTimeout as delay } from 'node:timers/promises';
import type { AppInstance } from './app-instance.ts';
import type { createCluster, Led } from './cluster.ts';
import type { DatabaseNode } from './database-node.ts';
import { type Confirmed, startDirectWriter } from './direct-writer.ts';

export type Stage = {
	cluster: ReturnType<typeof createCluster>;
	etcd: { start(): Promise<void>; stop(): Promise<void> };
	apps: AppInstance[];
	/** Past the proxy, straight to one node. */
	urlOf(node: DatabaseNode): string;
	/** What a node confirmed to somebody who talked to it past the proxy. */
	confirmed: Confirmed[];
	wrong: string[];
};

export type HaEvent = {
	name: string;
	what: string;
	/** So long may nobody's edits be confirmed, in ms. */
	mostGapMs: number;
	/** From a whole cluster, led as said, until everything is started again. */
	run(stage: Stage, before: Led): Promise<void>;
};

/** What the duties allow when a host is lost. */
const MOST_GAP_MS = 30_000;
/** An edit takes milliseconds; a busy machine may hiccup. */
const NO_GAP_MS = 5000;
const ETCD_AWAY_MS = 30_000;
const AWAY_MS = 5000;

export const EVENTS: HaEvent[] = [
	{
		name: 'postgres-killed',
		what: "kill -9 of the primary's PostgreSQL",
		mostGapMs: MOST_GAP_MS,
		async run({ cluster }, before) {
			before.primary.killPostgres();
			await cluster.untilLedAfter(before);
		}
	},
	{
		name: 'host-lost',
		what: 'kill -9 of Patroni and PostgreSQL of the primary',
		mostGapMs: MOST_GAP_MS,
		async run({ cluster }, before) {
			await before.primary.killHost();
			await cluster.untilLedAfter(before);
			await before.primary.start();
		}
	},
	{
		name: 'standby-lost',
		what: 'kill -9 of Patroni and PostgreSQL of both standbys, one after the other',
		mostGapMs: MOST_GAP_MS,
		async run({ cluster }, { primary }) {
			for (const node of cluster.nodes.filter((other) => other !== primary)) {
				await node.killHost();
				await delay(AWAY_MS);
				await node.start();
				await cluster.untilWhole();
			}
		}
	},
	{
		name: 'host-frozen',
		what: 'the primary frozen (SIGSTOP of Patroni and PostgreSQL), resumed later',
		mostGapMs: MOST_GAP_MS,
		run: (stage, before) => cutOff(stage, before, () => before.primary.freezeHost())
	},
	{
		name: 'patroni-frozen',
		what: "the primary's Patroni frozen, its PostgreSQL goes on; resumed later",
		mostGapMs: MOST_GAP_MS,
		run: (stage, before) => cutOff(stage, before, () => before.primary.freezePatroni())
	},
	{
		name: 'switchover',
		what: 'planned switchover',
		mostGapMs: MOST_GAP_MS,
		async run({ cluster, wrong }, before) {
			const answer = await fetch(`http://127.0.0.1:${before.primary.restPort}/switchover`, {
				method: 'POST',
				body: JSON.stringify({ leader: before.primary.name })
			});
			if (!answer.ok) wrong.push(`the switchover was answered ${answer.status}`);
			else await cluster.untilLedAfter(before);
		}
	},
	{
		name: 'etcd-away',
		what: `etcd stopped for ${ETCD_AWAY_MS / 1000} s`,
		mostGapMs: NO_GAP_MS,
		async run({ etcd }) {
			await etcd.stop();
			await delay(ETCD_AWAY_MS);
			await etcd.start();
		}
	},
	{
		name: 'app-killed',
		what: 'kill -9 of one app instance, started again',
		mostGapMs: NO_GAP_MS,
		async run({ apps }) {
			await apps[0]!.kill();
			await delay(AWAY_MS);
			await apps[0]!.start();
		}
	}
];

/** While it is out of Patroni's sight and after it is back, somebody goes on writing to the former primary. */
async function cutOff(stage: Stage, before: Led, cut: () => void): Promise<void> {
	const { cluster, urlOf, confirmed, wrong } = stage;
	const writer = startDirectWriter(urlOf(before.primary));
	await delay(AWAY_MS);
	cut();
	await cluster.untilLedAfter(before);
	const ledSince = performance.now();
	await delay(AWAY_MS);
	before.primary.resumeHost();
	await cluster.untilWhole();
	const lines = await writer.stop();
	const late = lines.filter(({ at }) => at > ledSince);
	confirmed.push(...lines);
	if (lines.length === 0) wrong.push('nobody wrote straight to the primary: nothing was tried');
	if (late.length > 0) wrong.push(`a second primary confirmed ${late.length} lines`);
}
