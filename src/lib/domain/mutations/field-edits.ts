import { findPersonalData } from '../personal-data.ts';
import { findInNote, findPersonalDetail, type PersonalDetail } from '../personal-details.ts';
import { permits, placeOf } from '../permissions.ts';
import { pinOf } from '../pin-of.ts';
import { type Location, LOCATION_FIELDS, type Pin } from '../schema/location.ts';
import type { Me } from '../schema/person.ts';
import { type Unit, UNIT_FIELDS } from '../schema/unit.ts';
import type { z } from '../schema/zod.ts';
import type { FieldEdit } from './field-chain.ts';
import { type Rejection, reject } from './world.ts';

/** A write to a field of a location; its present value where none is given. */
export function locationEdit(
	location: Location,
	field: string,
	value: unknown = readPath(location, field)
): FieldEdit {
	return {
		place: placeOf(location),
		regionId: location.regionId,
		locationId: location.id,
		field,
		value,
		current: readPath(location, field),
		writer: location.fieldWriter[field] ?? null,
		toWrite: (next, writer) => ({
			put: 'location',
			location: withField(location, field, next, writer)
		})
	};
}

/** The same for a field of a unit; rights come from its location. */
export function unitEdit(
	location: Location,
	unit: Unit,
	field: string,
	value: unknown = readPath(unit, field)
): FieldEdit {
	return {
		place: placeOf(location),
		regionId: unit.regionId,
		locationId: unit.locationId,
		unitId: unit.id,
		field,
		value,
		current: readPath(unit, field),
		writer: unit.fieldWriter[field] ?? null,
		toWrite: (next, writer) => ({ put: 'unit', unit: withField(unit, field, next, writer) })
	};
}

export function mayWrite(me: Me, { place, unitId, field, value, current }: FieldEdit): boolean {
	const action = unitId
		? ({ do: 'editUnits' } as const)
		: ({ do: 'setField', field, value, current } as const);
	return permits(me, action, place);
}

export function isField({ unitId, field }: FieldEdit): boolean {
	return Object.hasOwn(unitId ? UNIT_FIELDS : LOCATION_FIELDS, field);
}

/** A value as the field of this edit takes it, or why it does not. */
export function parseValue(
	{ unitId, field }: FieldEdit,
	value: unknown,
	today: string
): { value: unknown } | Rejection {
	const schemas: Record<string, z.ZodMiniType> = unitId ? UNIT_FIELDS : LOCATION_FIELDS;
	const parsed = schemas[field]!.safeParse(value);
	if (!parsed.success) return reject('invalid', `value: ${parsed.error.issues[0]?.message ?? ''}`);
	const text = typeof parsed.data === 'string' ? parsed.data : '';
	const found = unitId ? findPersonalDetail(text, today) : findInLocation(field, text);
	if (found) return reject('personal-data', `${field}: ${found}`);
	return { value: parsed.data };
}

/** What a location is called and where it stands may look like any number; only its note tells of people (D15). */
function findInLocation(field: string, text: string): PersonalDetail | null {
	return field === 'note' ? findInNote(text) : findPersonalData(text);
}

/** Stands in a row as two numbers, and is written as one value. */
const PIN = 'address.pin';

/** Value behind a dotted path; undefined = not there. */
export function readPath(record: object, path: string): unknown {
	if (path === PIN) return pinOf((record as Partial<Location>).address);
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
	const part = tail ? { ...(record[head] as object) } : {};
	const next =
		path === PIN ? withPin(part, value as Pin | null) : tail ? withKey(part, tail, value) : value;
	const changed = withKey({ ...record }, head, next);
	return { ...changed, fieldWriter: { ...record.fieldWriter, [path]: writer } };
}

function withPin(address: NonNullable<Location['address']>, pin: Pin | null): object {
	const { lat: _lat, lon: _lon, ...rest } = address;
	return { ...rest, ...pin };
}

/** null empties an optional field. */
function withKey<T extends object>(record: T, key: string, value: unknown): T {
	const changed = { ...record } as Record<string, unknown>;
	if (value === null) delete changed[key];
	else changed[key] = value;
	return changed as T;
}
