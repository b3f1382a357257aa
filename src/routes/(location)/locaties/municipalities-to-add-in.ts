import type { RegionView } from '$lib/client/view-types.ts';
import { permits } from '$lib/domain/permissions.ts';

export type MunicipalityChoice = { code: string; name: string; regionId: string };

/** Municipalities in which this person may add a location, in order of name. */
export function municipalitiesToAddIn(view: RegionView | undefined): MunicipalityChoice[] {
	const me = view?.me;
	if (!view || !me) return [];
	const names = new Intl.Collator('nl');
	return view.regions
		.flatMap(({ id: regionId, municipalities }) =>
			municipalities.map(({ code, name }) => ({ code, name, regionId }))
		)
		.filter(({ code, regionId }) =>
			permits(me, { do: 'addLocation' }, { regionId, municipality: code })
		)
		.sort((a, b) => names.compare(a.name, b.name));
}
