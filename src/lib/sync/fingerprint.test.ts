import { createHash } from 'node:crypto';
import { toJSONSchema } from 'zod/v4/core';
import { expect, test } from 'vitest';
import { entryRow } from '../domain/schema/entry.ts';
import { LOCATION_FIELDS } from '../domain/schema/location.ts';
import { MUTATION_ARGS } from '../domain/schema/mutation.ts';
import { me, staffRow } from '../domain/schema/person.ts';
import { regionRow } from '../domain/schema/region.ts';
import { UNIT_FIELDS } from '../domain/schema/unit.ts';
import { HTTP_CODES, RESULT_CODES } from './codes.ts';
import {
	poke,
	problem,
	pullRequest,
	pullResponse,
	pushRequest,
	pushResponse,
	ROW_TYPES
} from './messages.ts';
import { MESSAGES_FINGERPRINT, PROTOCOL } from './version.ts';

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
	...MUTATION_ARGS,
	...LOCATION_FIELDS,
	...prefixed('unit.', UNIT_FIELDS)
};

test('a change of any message of the wire is a change of protocol version, or undone', () => {
	const shapes = Object.entries(SCHEMAS).map(([name, schema]) => [
		name,
		toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
	]);
	const text = JSON.stringify([PROTOCOL, RESULT_CODES, HTTP_CODES, ROW_TYPES, shapes]);
	expect(createHash('sha256').update(text).digest('hex').slice(0, 16)).toBe(MESSAGES_FINGERPRINT);
});

function prefixed<T>(prefix: string, record: Record<string, T>): Record<string, T> {
	return Object.fromEntries(Object.entries(record).map(([key, value]) => [prefix + key, value]));
}
