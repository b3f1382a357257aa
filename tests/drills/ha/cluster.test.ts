import { expect, test } from 'vitest';
import { isWhole } from './cluster.ts';

const LEADER = { name: 'node1', role: 'leader', state: 'running', timeline: 2 };
const SYNC = { name: 'node2', role: 'sync_standby', state: 'streaming', timeline: 2 };
const STANDBY = { name: 'node3', role: 'replica', state: 'running', timeline: 2 };

test('a cluster is whole with one primary and two standbys that follow it', () => {
	expect(isWhole([STANDBY, LEADER, SYNC], 3)).toBe(true);
});

test.each([
	['without a primary', [{ ...LEADER, role: 'replica' }, SYNC, STANDBY]],
	['with a primary that only starts', [{ ...LEADER, state: 'starting' }, SYNC, STANDBY]],
	['with a standby too few', [LEADER, SYNC]],
	['with a standby that is stopped', [LEADER, SYNC, { ...STANDBY, state: 'stopped' }]],
	['with a standby of a former primary', [LEADER, SYNC, { ...STANDBY, timeline: 1 }]],
	['without a synchronous standby', [LEADER, { ...SYNC, role: 'replica' }, STANDBY]]
])('a cluster is not whole %s', (_, members) => {
	expect(isWhole(members, 3)).toBe(false);
});
