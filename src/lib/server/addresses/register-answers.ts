import { z } from 'zod';
import type { FoundAddress } from '../../sync/address-search.ts';

/** What the PDOK Locatieserver answers to `suggest`; of each document the fields that are used. */
export const suggestAnswer = documents(z.object({ id: z.string(), weergavenaam: z.string() }));

/** The same to `lookup`. A berth or a new building may have no postcode, a number may be a text. */
export const lookupAnswer = documents(
	z.object({
		id: z.string(),
		weergavenaam: z.string(),
		straatnaam: z.string().optional(),
		huisnummer: z.union([z.number(), z.string()]).optional(),
		huisletter: z.string().optional(),
		huisnummertoevoeging: z.string().optional(),
		postcode: z.string().optional(),
		woonplaatsnaam: z.string().optional(),
		gemeentecode: z.string().optional(),
		adresseerbaarobject_id: z.string().optional(),
		centroide_ll: z.string().optional()
	})
);

type Suggested = z.infer<typeof suggestAnswer>['response']['docs'][number];
type LookedUp = z.infer<typeof lookupAnswer>['response']['docs'][number];

export function toSuggestion({ id, weergavenaam }: Suggested): FoundAddress {
	return { id, label: weergavenaam };
}

export function toAddress(found: LookedUp): FoundAddress {
	const { id, weergavenaam, huisletter, huisnummertoevoeging } = found;
	const [lon, lat] = coordinatesOf(found.centroide_ll);
	const address = {
		street: found.straatnaam,
		number: found.huisnummer?.toString(),
		suffix: [huisletter, huisnummertoevoeging].filter(Boolean).join('-'),
		postcode: found.postcode?.replace(/^(\d{4})([A-Z]{2})$/, '$1 $2'),
		city: found.woonplaatsnaam,
		bagId: found.adresseerbaarobject_id,
		lat,
		lon
	};
	return {
		id,
		label: weergavenaam,
		...withoutEmpty({ municipality: codeOf(found.gemeentecode) }),
		address: withoutEmpty(address)
	};
}

function documents<T extends z.ZodType>(document: T) {
	return z.object({ response: z.object({ docs: z.array(document) }) });
}

/** `0193` → `GM0193`. */
function codeOf(gemeentecode = ''): string | undefined {
	return /^\d{4}$/.test(gemeentecode) ? `GM${gemeentecode}` : undefined;
}

/** `POINT(6.0915 52.512)` is longitude, then latitude. */
function coordinatesOf(point = ''): number[] {
	const [, lon, lat] = /^POINT\((-?[\d.]+) (-?[\d.]+)\)$/.exec(point) ?? [];
	return lon && lat ? [Number(lon), Number(lat)] : [];
}

type Filled<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutEmpty<T extends object>(record: T): Filled<T> {
	const filled = Object.entries(record).filter(([, value]) => value !== undefined && value !== '');
	return Object.fromEntries(filled) as Filled<T>;
}
