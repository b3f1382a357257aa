import { addressAnswer, type FoundAddress } from '../sync/address-search.ts';
import type { ClientDeps } from './deps.ts';
import { createRequest } from './request.ts';

export type { FoundAddress } from '../sync/address-search.ts';

/** `failed`: nobody answered, or the register did not; the address is typed by hand. */
export type AddressOutcome = { ok: true; found: FoundAddress[] } | { ok: false; code: 'failed' };

/** Help with typing an address, of a server that asks a register; nothing here is needed to work. */
export type AddressSearch = {
	/** False also while the server cannot be reached. */
	isOn(): Promise<boolean>;
	/** What fits what was typed so far, without its parts. */
	search(text: string): Promise<AddressOutcome>;
	/** The address that was chosen, with its parts. */
	one(id: string): Promise<AddressOutcome>;
};

const TIMEOUT_MS = 8000;

export function createAddressSearch(deps: ClientDeps): AddressSearch {
	const request = createRequest(deps);

	async function ask(query: Record<string, string>) {
		const path = `/api/addresses?${new URLSearchParams(query)}`;
		const answer = await request(path, { timeoutMs: TIMEOUT_MS });
		return answer.is === 'ok' ? addressAnswer.safeParse(answer.body).data : undefined;
	}

	async function find(query: Record<string, string>): Promise<AddressOutcome> {
		const answer = await ask(query);
		return answer?.isOn ? { ok: true, found: answer.found } : { ok: false, code: 'failed' };
	}

	return {
		isOn: async () => (await ask({}))?.isOn ?? false,
		search: (text) => find({ q: text }),
		one: (id) => find({ id })
	};
}
