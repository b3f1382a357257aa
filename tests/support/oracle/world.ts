/**
 * What the replay is given. These types are written here on their own, after the rows of the wire, so
 * that nothing of the product can lend the replay its mistakes.
 */
export const OUT_OF_SERVICE_REASONS = ['repair', 'cleaning', 'quarantine', 'other'] as const;
export const SNIJVERLIES_REASONS = [
	'household',
	'sex',
	'care',
	'behaviour',
	'age',
	'undivided',
	'other'
] as const;

export type OutOfServiceReason = (typeof OUT_OF_SERVICE_REASONS)[number];
export type SnijverliesReason = (typeof SNIJVERLIES_REASONS)[number];
export type OutOfServiceParts = Partial<Record<OutOfServiceReason, { n: number; until?: string }>>;
export type SnijverliesParts = Partial<Record<SnijverliesReason, number>>;
export type Detail = 'site' | 'units';

export type Seen = {
	realised: number;
	occupied: number;
	outOfService: number;
	snijverliesDeclared: number | null;
};

type Movement = { n: number; holdId?: string; transferId?: string };

export type OracleContent =
	| ({ kind: 'arrive' | 'depart' } & Movement)
	| { kind: 'recount' | 'setRealised'; n: number }
	| { kind: 'confirm'; seen: Seen }
	| { kind: 'move'; n: number; toUnitId?: string }
	| { kind: 'declareOutOfService'; byReason: OutOfServiceParts }
	| { kind: 'bedsOut'; n: number; reason: OutOfServiceReason; until?: string }
	| { kind: 'bedsBack'; n: number; reason: OutOfServiceReason }
	| { kind: 'declareSnijverlies'; byReason: SnijverliesParts }
	| { kind: 'void' }
	| {
			kind: 'setDetail';
			detail: Detail;
			units?: { unitId: string; occupied: number; outOfService: OutOfServiceParts }[];
			snijverlies?: SnijverliesParts;
	  };

export type OracleEntry = {
	id: string;
	locationId: string;
	unitId?: string;
	entry: OracleContent;
	observedAt: string | null;
	undated?: true;
	madeAt: string;
	deviceSeq: number;
	receivedAt?: string;
	by: string;
	base?: string | null;
	source: 'site' | 'phone' | 'import';
	spokenWith?: string;
	corrects?: string;
	why?: string;
};

/** Where an entry stands in the fold (D9); an undated one has the empty text as its time. */
export type Position = { observedAt: string; deviceSeq: number; id: string };

export type OracleUnit = {
	id: string;
	beds: number;
	sharedBy: 'family' | 'men' | 'women' | 'mixed-agreed' | 'none';
	retiredAt?: Position;
	/** When the server received it; null = not yet, absent = unknown. */
	addedAt?: string | null;
};

export type OracleWorld = {
	entries: OracleEntry[];
	units: OracleUnit[];
	reserved?: { unitId?: string; n: number }[];
};
