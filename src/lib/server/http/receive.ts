import type { core } from 'zod';
import { MAX_BODY_BYTES } from '../../sync/messages.ts';
import { parseJson, readLimitedText, requireJson, tooLarge } from './body.ts';
import { checkProtocolAtStart, checkProtocolOf } from './protocol.ts';
import { parseShape } from './shape.ts';

type Expected<Schema> = {
	schema: Schema;
	/** After decompression. */
	maxBytes?: number;
	/** Whether the body states the sync protocol's version. */
	protocol?: boolean;
};

/**
 * The body of a request, or why it is refused, in the protocol's order: content type, protocol alone, size while
 * reading, shape. What needs no body (length, session, origin, rate) was looked at by `createGuard` before.
 */
export async function receive<Schema extends core.$ZodType>(
	event: { request: Request },
	{ schema, maxBytes = MAX_BODY_BYTES, protocol = false }: Expected<Schema>
): Promise<{ value: core.output<Schema> } | Response> {
	const wrongType = requireJson(event.request);
	if (wrongType) return wrongType;
	const read = await readLimitedText(event.request, maxBytes);
	if (read instanceof Response) return read;
	if (!read.isWhole) return (protocol && checkProtocolAtStart(read.text)) || tooLarge();
	const json = parseJson(read.text);
	if (json instanceof Response) return json;
	return (protocol && checkProtocolOf(json.value)) || parseShape(schema, json.value);
}
