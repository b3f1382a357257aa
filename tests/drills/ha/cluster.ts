import type { DatabaseNode } from './database-node.ts';
import { untilTrue } from './until-true.ts';

/** What Patroni says of a node. */
type Member = { name: string; role: string; state: string; timeline?: number };

/** Who leads; a timeline begins with each new leader. */
export type Led = { primary: DatabaseNode; timeline: number };

const ANSWER_MS = 1500;

/** Three nodes as whoever operates them sees them: through Patroni's REST. */
export function createCluster(nodes: DatabaseNode[]) {
	async function look(): Promise<Member[]> {
		const answers = await Promise.all(nodes.map(askMembers));
		// A node that was away for a while may still tell the past: the newest timeline knows better.
		return answers.sort((a, b) => newest(b) - newest(a))[0] ?? [];
	}

	async function led(): Promise<Led | undefined> {
		const leader = (await look()).find(isLeader);
		const primary = nodes.find(({ name }) => name === leader?.name);
		return primary && leader?.timeline ? { primary, timeline: leader.timeline } : undefined;
	}

	return {
		nodes,
		/** Some node leads since after this one. */
		untilLedAfter: ({ timeline }: Led): Promise<Led> =>
			untilTrue('a new primary', async () => {
				const now = await led();
				return now && now.timeline > timeline && now;
			}),
		/** One primary, and two standbys that follow it, one of them synchronously. */
		untilWhole: (): Promise<Led> =>
			untilTrue('a primary with two standbys', async () =>
				isWhole(await look(), nodes.length) ? led() : undefined
			)
	};
}

async function askMembers({ place, restPort }: DatabaseNode): Promise<Member[]> {
	try {
		const signal = AbortSignal.timeout(ANSWER_MS);
		const answer = await fetch(`http://${place.host}:${restPort}/cluster`, { signal });
		return ((await answer.json()) as { members: Member[] }).members;
	} catch {
		// It is away, which is what is drilled.
		return [];
	}
}

export function isWhole(members: Member[], count: number): boolean {
	const leader = members.find(isLeader);
	const standbys = members.filter((one) => one !== leader && isFollowing(one, leader));
	return (
		leader?.state === 'running' &&
		standbys.length === count - 1 &&
		standbys.some(({ role }) => role === 'sync_standby')
	);
}

function isFollowing({ state, timeline }: Member, leader: Member | undefined): boolean {
	// Newer ones say what they do instead of that they run.
	return ['running', 'streaming'].includes(state) && timeline === leader?.timeline;
}

function isLeader({ role }: Member): boolean {
	return role === 'leader';
}

function newest(members: Member[]): number {
	return members.find(isLeader)?.timeline ?? 0;
}
