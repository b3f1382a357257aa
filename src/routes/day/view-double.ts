import type { LiveQuery } from '$lib/client/client-types.ts';
import type { LocationView, RecentEntry, RegionView, UnitView } from '$lib/client/view-types.ts';
import type { Figures } from '$lib/domain/schema/figures.ts';
import type { Me } from '$lib/domain/schema/person.ts';
import { liveDouble, NOW } from '../client-double.ts';

/** A moment some minutes before the test's now. */
export function minutesAgo(minutes: number): string {
	return new Date(NOW - minutes * 60_000).toISOString();
}

export function figuresDouble(parts: Partial<Figures> = {}): Figures {
	return {
		realised: 110,
		occupied: 102,
		outOfService: 2,
		outOfServiceBy: { repair: 2 },
		snijverlies: { household: 2 },
		snijverliesDeclared: { household: 2 },
		reserved: 1,
		reservedUntil: null,
		overcrowded: 0,
		overpromised: 0,
		observedAt: minutesAgo(60),
		countedAt: minutesAgo(60),
		receivedAt: minutesAgo(59),
		...parts
	};
}

/** A location at `site` with 3 places that can be given. */
export function viewDouble(parts: Partial<LocationView> = {}): LocationView {
	const figures = parts.figures ?? figuresDouble();
	return {
		id: 'esch',
		regionId: 'VR04',
		municipality: 'GM0148',
		municipalityName: 'Dalfsen',
		name: 'Vakantiepark De Esch',
		kind: 'goo',
		location: { status: 'open', hidden: false } as LocationView['location'],
		detail: 'site',
		figures,
		placeable: 3,
		largestUnit: null,
		rest: 0,
		cards: [],
		cardEntries: {},
		unplaced: [],
		fields: {},
		pending: 0,
		sending: 'received',
		lastReceivedAt: figures.receivedAt,
		countedAt: figures.countedAt,
		observedAt: figures.observedAt,
		askSnijverlies: false,
		newestCountId: 'count',
		isNew: false,
		touched: 1,
		units: [],
		fieldWriter: {},
		outUntil: {},
		...parts
	};
}

/** Manages the location that `viewDouble` shows. */
export const MANAGER: Me = {
	personId: 'me',
	name: 'Ik',
	role: 'manager',
	regions: ['VR04'],
	municipalities: [],
	locations: ['esch']
};

/** What somebody is told of his regions, before anything was fetched. */
export function regionDouble(me: Me): () => LiveQuery<RegionView> {
	return liveDouble<RegionView>({ me, regions: [], pulledAt: null }).query;
}

export function unitDouble(id: string, parts: Partial<UnitView> = {}): UnitView {
	return {
		unit: {
			...{ id, name: id, floor: 1, retired: false, beds: 4 },
			...{ sharedBy: 'family', suitable: {}, fieldWriter: {} }
		} as unknown as UnitView['unit'],
		figures: figuresDouble({ realised: 4, occupied: 1, outOfService: 0, outOfServiceBy: {} }),
		placeable: 3,
		newestCountId: null,
		isDeclared: false,
		declaredAt: null,
		outUntil: {},
		...parts
	};
}

export function entryDouble(parts: Partial<RecentEntry> = {}): RecentEntry {
	return {
		id: 'count',
		locationId: 'esch',
		unitId: null,
		unitName: null,
		entry: { kind: 'recount', n: 102 },
		observedAt: minutesAgo(60),
		undated: false,
		madeAt: minutesAgo(60),
		act: parts.id ?? 'count',
		receivedAt: minutesAgo(59),
		by: 'ann',
		byName: 'Ann de Wit',
		isOwn: false,
		source: 'site',
		spokenWith: null,
		corrects: null,
		why: null,
		state: 'in-force',
		unplacedReason: null,
		sending: 'received',
		standing: null,
		voidable: true,
		voidId: null,
		...parts
	};
}
