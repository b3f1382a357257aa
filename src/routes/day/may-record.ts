import type { LocationSummary } from '$lib/client/view-types.ts';
import type { Source } from '$lib/domain/schema/entry.ts';
import type { Me } from '$lib/domain/schema/person.ts';
import { mayDo } from '../may-do.ts';

/** Whether this person enters here at all; what is closed takes nothing more. */
export function mayRecord(me: Me | null, view: LocationSummary, source: Source): boolean {
	return view.location.status !== 'closed' && mayDo(me, { do: 'record', source }, view);
}
