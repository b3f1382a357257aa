import type { AddressSearch } from '$lib/client/find-addresses.ts';
import { pinOf } from '$lib/domain/pin-of.ts';
import type { Location, Pin } from '$lib/domain/schema/location.ts';

/** Where the register has this address; undefined where it is not known, or nobody answers. */
export async function findPlace(
	addresses: AddressSearch,
	question: string,
	address: Location['address']
): Promise<Pin | undefined> {
	if (!address?.postcode || !address.number || !(await addresses.isOn())) return undefined;
	const listed = await addresses.search(question);
	const first = listed.ok ? listed.found[0] : undefined;
	const chosen = first && (await addresses.one(first.id));
	const found = chosen?.ok ? chosen.found[0]?.address : undefined;
	const isSame = found?.postcode === address.postcode && found.number === address.number;
	return isSame ? pinOf(found) : undefined;
}
