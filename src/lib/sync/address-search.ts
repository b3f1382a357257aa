import { municipalityCode } from '../domain/schema/ids.ts';
import { address } from '../domain/schema/location.ts';
import { z } from '../domain/schema/zod.ts';

const MIN_LETTERS = 2;
const MAX_LETTERS = 120;

/** `GET /api/addresses`: what somebody typed so far, the address that he chose from what was found, or: is it on? */
export const addressQuery = z.union([
	z.object({ q: z.string().check(z.trim(), z.minLength(MIN_LETTERS), z.maxLength(MAX_LETTERS)) }),
	z.object({ id: z.string().check(z.regex(/^[\w.:-]{1,80}$/)) }),
	z.strictObject({})
]);

/** Its parts come with the chosen one only, and only those that the register knows. */
export const foundAddress = z.object({
	id: z.string(),
	label: z.string(),
	municipality: z.optional(municipalityCode),
	address: z.optional(z.partial(address))
});

/** `isOn` false: this server asks no register, and every address is typed by hand. */
export const addressAnswer = z.object({ isOn: z.boolean(), found: z.array(foundAddress) });

export type AddressQuery = z.infer<typeof addressQuery>;
export type FoundAddress = z.infer<typeof foundAddress>;
export type AddressAnswer = z.infer<typeof addressAnswer>;
