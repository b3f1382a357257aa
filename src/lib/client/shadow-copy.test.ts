import { expect, test } from 'vitest';
import { startSignedIn } from '../../../tests/support/client/signed-in.ts';
import type { WireRow } from '../sync/messages.ts';
import { beginShadow } from './shadow-copy.ts';

const rowOf = (id: string): WireRow => ({
	type: 'region',
	id,
	version: 1,
	deleted: false,
	row: {}
});

test('S9: pages of a reset come back in order, or not at all when another tab began anew', async () => {
	const { db } = (await startSignedIn()).anna;
	const shadow = await beginShadow(db, 'first');
	await shadow.add([rowOf('VR04')]);
	await shadow.add([rowOf('VR05')]);
	expect((await shadow.read())!.map(({ id }) => id)).toEqual(['VR04', 'VR05']);
	await beginShadow(db, 'second');
	expect(await shadow.read()).toBeUndefined();
});
