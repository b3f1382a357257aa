import type { Me } from '../../domain/schema/person.ts';
import { PERSON_HEADER } from '../../sync/headers.ts';

/**
 * A tab may be sending for one person at the very moment at which another signs in beside it. Nothing may then be
 * taken under the other's name, so a device that says whose edits these are is believed (S20).
 */
export function isForAnother(
	{ headers }: Pick<Request, 'headers'>,
	{ personId }: Pick<Me, 'personId'>
): boolean {
	const named = headers.get(PERSON_HEADER);
	return named !== null && named !== personId;
}
