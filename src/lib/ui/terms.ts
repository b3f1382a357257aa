/** Words that need a meaning, in the order in which they are explained. */
export const TERMS = {
	beds: [
		'realised',
		'occupied',
		'reserved',
		'snijverlies',
		'outOfService',
		'overcrowded',
		'overpromised',
		'placeable',
		'largest',
		'gross',
		'rest'
	],
	work: ['recount', 'confirm', 'fresh', 'observed', 'onDevice', 'pearl', 'bottleneck'],
	places: ['unit', 'household', 'goo', 'hub', 'cno', 'amv', 'operator', 'bag'],
	groups: ['rcvs', 'kcio', 'regietafel', 'coa', 'noo', 'bak', 'lcms']
} as const;

export type TermGroup = keyof typeof TERMS;
export type TermId = (typeof TERMS)[TermGroup][number];
