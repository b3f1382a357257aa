import type { Client } from '$lib/client/client-types.ts';

/** What `DayPage.svelte` wants, on the manager's own page and on the RCVS's. */
export type DayProps = {
	client: Client;
	locationId: string;
	/** Enters on a manager's behalf: every entry is marked "telefonisch, gesproken met …" and carries the name. */
	phone?: { spokenWith: string };
};
