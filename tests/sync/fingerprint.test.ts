import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { entryRow } from '../../src/lib/domain/schema/entry.ts';
import { LOCATION_FIELDS } from '../../src/lib/domain/schema/location.ts';
import { MUTATION_ARGS } from '../../src/lib/domain/schema/mutation.ts';
import { me, staffRow } from '../../src/lib/domain/schema/person.ts';
import { questionRow } from '../../src/lib/domain/schema/question.ts';
import { regionRow } from '../../src/lib/domain/schema/region.ts';
import { totalRow } from '../../src/lib/domain/schema/total.ts';
import { UNIT_FIELDS } from '../../src/lib/domain/schema/unit.ts';
import { z } from '../../src/lib/domain/schema/zod.ts';
import { HTTP_CODES, RESULT_CODES } from '../../src/lib/sync/codes.ts';
import {
	poke,
	problem,
	pullRequest,
	pullResponse,
	pushRequest,
	pushResponse,
	ROW_TYPES
} from '../../src/lib/sync/messages.ts';
import { MESSAGES_FINGERPRINT, PROTOCOL } from '../../src/lib/sync/version.ts';

const SCHEMAS = {
	pushRequest,
	pushResponse,
	pullRequest,
	pullResponse,
	poke,
	problem,
	entryRow,
	regionRow,
	me,
	staffRow,
	totalRow,
	questionRow,
	...MUTATION_ARGS,
	...LOCATION_FIELDS,
	...prefixed('unit.', UNIT_FIELDS)
};

test('a change of any message of the wire is a change of protocol version, or undone', () => {
	const shapes = Object.entries(SCHEMAS).map(([name, schema]) => [
		name,
		z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
	]);
	const text = JSON.stringify([PROTOCOL, RESULT_CODES, HTTP_CODES, ROW_TYPES, shapes]);
	expect(createHash('sha256').update(text).digest('hex').slice(0, 16)).toBe(MESSAGES_FINGERPRINT);
});

function prefixed<T>(prefix: string, record: Record<string, T>): Record<string, T> {
	return Object.fromEntries(Object.entries(record).map(([key, value]) => [prefix + key, value]));
}
