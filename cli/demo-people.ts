import type { Role } from '../src/lib/domain/schema/person.ts';

/** Known to everybody: accounts of the demo only, which `npm start` does not make. */
export const DEMO_PASSWORD = 'opvangbord-demo';

type DemoPerson = {
	email: string;
	name: string;
	role: Role;
	scopes: { kind: 'region' | 'municipality' | 'location' | 'all'; id: string }[];
};

/** One person per role, two managers who share a site. `locationId` looks a site of the example up by name. */
export function demoPeople(locationId: (name: string) => string): DemoPerson[] {
	const sites = (...names: string[]) =>
		names.map((name) => ({ kind: 'location' as const, id: locationId(name) }));
	const region = [{ kind: 'region' as const, id: 'VR04' }];
	return [
		{
			email: 'manager@opvangbord.example',
			name: 'Marieke de Boer',
			role: 'manager',
			scopes: sites(
				'Schip Te Vol',
				'Vakantiepark De Esch',
				'Flexwoningen De Wilg',
				'Appartementen De Kade'
			)
		},
		{
			email: 'manager2@opvangbord.example',
			name: 'Youssef Amrani',
			role: 'manager',
			scopes: sites('Schip Te Vol', 'Kazerne Kastanjehof')
		},
		{
			email: 'gemeente@opvangbord.example',
			name: 'Anneke Visser',
			role: 'municipal',
			scopes: [{ kind: 'municipality', id: 'GM0193' }]
		},
		{ email: 'rcvs@opvangbord.example', name: 'Tom Jansen', role: 'rcvs', scopes: region },
		{
			email: 'coordinator@opvangbord.example',
			name: 'Fatma Yildiz',
			role: 'coordinator',
			scopes: region
		},
		{ email: 'lezer@opvangbord.example', name: 'Joris Bakker', role: 'reader', scopes: region },
		{
			email: 'landelijk@opvangbord.example',
			name: 'Sanne Vermeer',
			role: 'national',
			scopes: [{ kind: 'all', id: '' }]
		}
	];
}
