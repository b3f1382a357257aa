import type { Client } from '$lib/client/client-types.ts';
import type { LocationView } from '$lib/client/view-types.ts';
import type { Me } from '$lib/domain/schema/person.ts';

/** What a page about one location is given. */
export type PartProps = { client: Client; me: Me; view: LocationView };
