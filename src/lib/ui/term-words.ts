import { m } from '$messages/messages';
import type { TermId } from './terms.ts';

type Term = { word: () => string; meaning: () => string };

/** Meanings are a part of the app that is loaded when somebody asks for one. */
export const TERM_WORDS: Record<TermId, Term> = {
	realised: { word: m.help_word_realised, meaning: m.help_means_realised },
	occupied: { word: m.help_word_occupied, meaning: m.help_means_occupied },
	reserved: { word: m.help_word_reserved, meaning: m.help_means_reserved },
	snijverlies: { word: m.help_word_snijverlies, meaning: m.help_means_snijverlies },
	outOfService: { word: m.help_word_out_of_service, meaning: m.help_means_out_of_service },
	overcrowded: { word: m.help_word_overcrowded, meaning: m.help_means_overcrowded },
	overpromised: { word: m.help_word_overpromised, meaning: m.help_means_overpromised },
	placeable: { word: m.help_word_placeable, meaning: m.help_means_placeable },
	largest: { word: m.help_word_largest, meaning: m.help_means_largest },
	gross: { word: m.help_word_gross, meaning: m.help_means_gross },
	rest: { word: m.help_word_rest, meaning: m.help_means_rest },
	recount: { word: m.help_word_recount, meaning: m.help_means_recount },
	confirm: { word: m.help_word_confirm, meaning: m.help_means_confirm },
	fresh: { word: m.help_word_fresh, meaning: m.help_means_fresh },
	observed: { word: m.help_word_observed, meaning: m.help_means_observed },
	onDevice: { word: m.help_word_on_device, meaning: m.help_means_on_device },
	pearl: { word: m.help_word_pearl, meaning: m.help_means_pearl },
	bottleneck: { word: m.help_word_bottleneck, meaning: m.help_means_bottleneck },
	unit: { word: m.help_word_unit, meaning: m.help_means_unit },
	household: { word: m.help_word_household, meaning: m.help_means_household },
	goo: { word: m.help_word_goo, meaning: m.help_means_goo },
	hub: { word: m.help_word_hub, meaning: m.help_means_hub },
	cno: { word: m.help_word_cno, meaning: m.help_means_cno },
	amv: { word: m.help_word_amv, meaning: m.help_means_amv },
	operator: { word: m.help_word_operator, meaning: m.help_means_operator },
	bag: { word: m.help_word_bag, meaning: m.help_means_bag },
	rcvs: { word: m.help_word_rcvs, meaning: m.help_means_rcvs },
	kcio: { word: m.help_word_kcio, meaning: m.help_means_kcio },
	regietafel: { word: m.help_word_regietafel, meaning: m.help_means_regietafel },
	coa: { word: m.help_word_coa, meaning: m.help_means_coa },
	noo: { word: m.help_word_noo, meaning: m.help_means_noo },
	bak: { word: m.help_word_bak, meaning: m.help_means_bak },
	lcms: { word: m.help_word_lcms, meaning: m.help_means_lcms }
};
