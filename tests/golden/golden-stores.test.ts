import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mutation } from '../../src/lib/domain/schema/mutation.ts';
import type { QueueRow } from '../../src/lib/client/queue-format.ts';

type Kept = Record<string, Record<string, unknown[]>>;

const FILES = globSync('tests/golden/1/*.json');

test('S15: what the first release kept on a device is there for each demo person', () => {
	expect(FILES.length).toBe(7);
});

test('S15: every edit that the first release kept unsent is still a mutation of the wire', () => {
	const queued = FILES.flatMap((file) => queueOf(JSON.parse(readFileSync(file, 'utf8')) as Kept));
	expect(queued.length).toBe(4);
	for (const { mid, uuid, text } of queued)
		expect(mutation.parse(JSON.parse(text))).toMatchObject({ mid, uuid });
});

function queueOf(databases: Kept): QueueRow[] {
	return Object.values(databases).flatMap(({ queue = [] }) => queue as QueueRow[]);
}
