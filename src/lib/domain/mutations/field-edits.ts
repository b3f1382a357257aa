import { findPersonalData } from '../personal-data.ts';
import { permits, placeOf } from '../permissions.ts';
import { type Location, LOCATION_FIELDS } from '../schema/location.ts';
import type { Me } from '../schema/person.ts';
import { type Unit, UNIT_FIELDS } from '../schema/unit.ts';
import type { FieldEdit } from './field-chain.ts';
import { type Decision, reject } from './world.ts';

/** A write to a field of a location, checked; the same for a new value and for a settled one. */
export function locationFieldEdit(
	me: Me,
	location: Location,
	field: string,
	value: unknown
): FieldEdit | Decision {
	const parsed = parseField(LOCATION_FIELDS, field, value);
	if ('status' in parsed) return parsed;
	const current = readPath(location, field);
	const action = { do: 'setField', field, value: parsed.value, current } as const;
	if (!permits(me, action, placeOf(location))) return reject('forbidden');
	return {
		regionId: location.regionId,
		locationId: location.id,
		field,
		value: parsed.value,
		current,
		writer: location.fieldWriter[field] ?? null,
		toWrite: (next, writer) => ({
			put: 'location',
			location: withField(location, field, next, writer)
		})
	};
}

/** The same for a field of a unit; rights come from its location. */
export function unitFieldEdit(
	me: Me,
	location: Location,
	unit: Unit,
	field: string,
	value: unknown
): FieldEdit | Decision {
	const parsed = parseField(UNIT_FIELDS, field, value);
	if ('status' in parsed) return parsed;
	if (!permits(me, { do: 'editUnits' }, placeOf(location))) return reject('forbidden');
	return {
		regionId: unit.regionId,
		locationId: unit.locationId,
		unitId: unit.id,
		field,
		value: parsed.value,
		current: readPath(unit, field),
		writer: unit.fieldWriter[field] ?? null,
		toWrite: (next, writer) => ({ put: 'unit', unit: withField(unit, field, next, writer) })
	};
}

type FieldSchemas = typeof LOCATION_FIELDS | typeof UNIT_FIELDS;

function parseField(
	fields: FieldSchemas,
	field: string,
	value: unknown
): { value: unknown } | Decision {
	if (!Object.hasOwn(fields, field)) return reject('invalid', `field: ${field} is not known`);
	const parsed = fields[field as keyof FieldSchemas].safeParse(value);
	if (!parsed.success) return reject('invalid', `value: ${parsed.error.issues[0]?.message ?? ''}`);
	if (typeof parsed.data === 'string' && findPersonalData(parsed.data))
		return reject('personal-data', field);
	return { value: parsed.data };
}

/** Value behind a dotted path; undefined = not there. */
export function readPath(record: object, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], record);
}

/** The record with the value at a dotted path, and who wrote it. */
export function withField<T extends Location | Unit>(
	record: T,
	path: string,
	value: unknown,
	writer: string
): T {
	const [head, tail] = path.split('.') as [keyof T & string, string | undefined];
	const next = tail ? withKey({ ...(record[head] as object) }, tail, value) : value;
	const changed = withKey({ ...record }, head, next);
	return { ...changed, fieldWriter: { ...record.fieldWriter, [path]: writer } };
}

/** null empties an optional field. */
function withKey<T extends object>(record: T, key: string, value: unknown): T {
	const changed = { ...record } as Record<string, unknown>;
	if (value === null) delete changed[key];
	else changed[key] = value;
	return changed as T;
}
