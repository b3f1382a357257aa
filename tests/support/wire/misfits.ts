import type { Shape } from './row-notation.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CODE = /^(VR\d{2}|GM\d{4})$/;

const isText = (value: unknown) => typeof value === 'string';
const matching = (pattern: RegExp) => (value: unknown) => isText(value) && pattern.test(value);

/** The words of the page for single values. */
const WORDS: Record<string, (value: unknown) => boolean> = {
	some: (value) => value !== null,
	any: () => true,
	text: isText,
	personId: isText,
	position: isText,
	uuid: matching(UUID),
	code: matching(CODE),
	ISO: matching(ISO),
	day: matching(DAY),
	n: Number.isInteger,
	number: (value) => typeof value === 'number',
	bool: (value) => typeof value === 'boolean'
};

/** What of a value is not as its shape says, each by its dotted path. */
export function misfits(
	value: unknown,
	shape: Shape,
	named: ReadonlyMap<string, Shape>,
	path: string
): string[] {
	const inside = (part: unknown, of: Shape, key = '') => misfits(part, of, named, path + key);
	switch (shape.is) {
		case 'object': {
			if (!isObject(value)) return [`${path} is no object`];
			const unknown = Object.keys(value).filter((key) => !shape.fields.has(key));
			const known = [...shape.fields].flatMap(([key, field]) => {
				if (key in value) return inside(value[key], field.shape, `.${key}`);
				return field.isOptional ? [] : [`${path}.${key} is absent`];
			});
			return [...unknown.map((key) => `${path}.${key} is not on the page`), ...known];
		}
		case 'record':
			if (!isObject(value)) return [`${path} is no object`];
			return Object.values(value).flatMap((part) => inside(part, shape.of, '.<>'));
		case 'list':
			if (!Array.isArray(value)) return [`${path} is no list`];
			return value.flatMap((part) => inside(part, shape.of));
		case 'one of': {
			const all = shape.shapes.map((one) => inside(value, one));
			return all.find((found) => found.length === 0) ?? all[0]!;
		}
		case 'literal':
			return value === shape.value ? [] : [`${path} is not ${String(shape.value)}`];
		case 'named': {
			const found = named.get(shape.name);
			if (found) return inside(value, found);
			return WORDS[shape.name]!(value) ? [] : [`${path} is not ${shape.name}`];
		}
	}
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
