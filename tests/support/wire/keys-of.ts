import { z } from '../../../src/lib/domain/schema/zod.ts';
import type { Shape } from './row-notation.ts';

type JsonSchema = {
	properties?: Record<string, JsonSchema>;
	items?: JsonSchema;
	additionalProperties?: JsonSchema | boolean;
	anyOf?: JsonSchema[];
	oneOf?: JsonSchema[];
};

/** Every key inside a shape by its dotted path; parts of a list or record have that of the whole. */
export function keysOfShape(shape: Shape, named: ReadonlyMap<string, Shape>): string[] {
	switch (shape.is) {
		case 'object':
			return [...shape.fields].flatMap(([key, field]) =>
				under(key, keysOfShape(field.shape, named))
			);
		case 'record':
		case 'list':
			return keysOfShape(shape.of, named);
		case 'one of':
			return shape.shapes.flatMap((one) => keysOfShape(one, named));
		case 'named': {
			const found = named.get(shape.name);
			return found ? keysOfShape(found, named) : [];
		}
		case 'literal':
			return [];
	}
}

/** The same of a schema. */
export function keysOfSchema(schema: z.ZodMiniType): string[] {
	return keysOfJson(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema);
}

function keysOfJson({ properties = {}, ...schema }: JsonSchema): string[] {
	const { items, anyOf = [], oneOf = [], additionalProperties: others } = schema;
	const own = Object.entries(properties).flatMap(([key, part]) => under(key, keysOfJson(part)));
	const parts = [items, others, ...anyOf, ...oneOf].filter((part) => typeof part === 'object');
	return [...own, ...parts.flatMap(keysOfJson)];
}

function under(key: string, keys: string[]): string[] {
	return [key, ...keys.map((inner) => `${key}.${inner}`)];
}
