/** Why bed places may not be used now, in list order. */
export const OUT_OF_SERVICE_REASONS = ['repair', 'cleaning', 'quarantine', 'other'] as const;

/** Why free bed places cannot be given to anyone (D6), in list order: ties are lowered in this order. */
export const SNIJVERLIES_REASONS = [
	'household',
	'sex',
	'care',
	'behaviour',
	'age',
	'undivided',
	'other'
] as const;
