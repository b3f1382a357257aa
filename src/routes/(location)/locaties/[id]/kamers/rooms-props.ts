import type { Client } from '$lib/client/client-types.ts';
import type { LocationView } from '$lib/client/view-types.ts';
import type { Detail } from '$lib/domain/schema/entry.ts';
import type { Me } from '$lib/domain/schema/person.ts';
import type { Unit } from '$lib/domain/schema/unit.ts';

/** What the page gives the rooms of a location, with numbers per room or without. */
export type RoomsProps = {
	client: Client;
	me: Me;
	view: LocationView;
	/** Something was done that is taken back nowhere here. */
	onsaid: (said: string) => void;
	/** These were done by the mutations named. */
	onretired: (unit: Unit, uuid: string) => void;
	onadded: (unitIds: string[]) => void;
	onswitched: (uuid: string, detail: Detail) => void;
	/** Left out where this person may not. */
	onimport?: (() => void) | undefined;
};
