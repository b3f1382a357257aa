import { setTimeout as delay } from 'node:timers/promises';
import type { AppInstance } from './app-instance.ts';
import type { createCluster, Led } from './cluster.ts';
import type { DatabaseNode } from './database-node.ts';
import { type Confirmed, startDirectWriter } from './direct-writer.ts';
import { untilTrue } from './until-true.ts';

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
	/** Only where the network of a node can be cut. */
	cutsNetwork?: true;
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
		run: (stage, before) => loseSight(stage, before, freezing(before.primary))
	},
	{
		name: 'patroni-frozen',
		what: "the primary's Patroni frozen, its PostgreSQL goes on; resumed later",
		mostGapMs: MOST_GAP_MS,
		run: (stage, before) =>
			loseSight(stage, before, {
				...freezing(before.primary),
				lose: before.primary.freezePatroni
			})
	},
	{
		name: 'host-cut-off',
		what: 'the primary cut off by the network: it runs on and nobody reaches it; mended later',
		mostGapMs: MOST_GAP_MS,
		cutsNetwork: true,
		run: (stage, before) =>
			loseSight(stage, before, {
				...{ lose: before.primary.place.cut, giveBack: before.primary.place.mend },
				stepsDown: true
			})
	},
	{
		name: 'switchover',
		what: 'planned switchover',
		mostGapMs: MOST_GAP_MS,
		async run({ cluster, wrong }, before) {
			const { name, place, restPort } = before.primary;
			const answer = await fetch(`http://${place.host}:${restPort}/switchover`, {
				method: 'POST',
				body: JSON.stringify({ leader: name })
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

type Loss = {
	lose(): void;
	giveBack(): void;
	/** It goes on by itself, and has to find out that it leads no more. */
	stepsDown?: true;
};

function freezing({ freezeHost, resumeHost }: DatabaseNode): Loss {
	return { lose: freezeHost, giveBack: resumeHost };
}

/** While it is out of Patroni's sight and after it is back, somebody goes on writing to the former primary. */
async function loseSight(stage: Stage, before: Led, loss: Loss): Promise<void> {
	const { cluster, urlOf, confirmed, wrong } = stage;
	const writer = startDirectWriter(before.primary, urlOf(before.primary));
	try {
		await delay(AWAY_MS);
		loss.lose();
		await cluster.untilLedAfter(before);
		const ledSince = performance.now();
		if (loss.stepsDown)
			await untilTrue('the old primary to step down', async () => writer.isReadOnly());
		await delay(AWAY_MS);
		loss.giveBack();
		await cluster.untilWhole();
		const late = writer.confirmed.filter(({ at }) => at > ledSince);
		if (late.length > 0) wrong.push(`a second primary confirmed ${late.length} lines`);
	} finally {
		await writer.stop();
		confirmed.push(...writer.confirmed);
	}
	if (writer.confirmed.length === 0)
		wrong.push('nobody wrote straight to the primary: nothing was tried');
}
