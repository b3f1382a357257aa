import { m } from '$messages/messages';
import type { OutOfServiceReason, SnijverliesReason } from '../domain/schema/entry.ts';
import type { Fitness, Kind, Operator, Status, Suitability } from '../domain/schema/location.ts';
import type { Role } from '../domain/schema/person.ts';
import type { SharedBy } from '../domain/schema/unit.ts';

type Words<Code extends string> = Record<Code, () => string>;

/** Codes of the domain in the words of the screens. A list keeps the order of its codes. */
export const KIND_WORDS: Words<Kind> = {
	goo: m.kind_goo,
	hub: m.kind_hub,
	cno: m.kind_cno,
	asylum: m.kind_asylum,
	amv: m.kind_amv,
	other: m.kind_other
};

export const KIND_SHORT_WORDS: Words<Kind> = {
	goo: m.kind_short_goo,
	hub: m.kind_short_hub,
	cno: m.kind_short_cno,
	asylum: m.kind_short_asylum,
	amv: m.kind_short_amv,
	other: m.kind_short_other
};

export const OPERATOR_WORDS: Words<Operator> = {
	municipality: m.operator_municipality,
	'safety-region': m.operator_safety_region,
	coa: m.operator_coa,
	noo: m.operator_noo,
	other: m.operator_other
};

export const STATUS_WORDS: Words<Status> = {
	preparing: m.status_preparing,
	open: m.status_open,
	closing: m.status_closing,
	closed: m.status_closed
};

export const FITNESS_WORDS: Words<Fitness> = {
	yes: m.action_yes,
	no: m.action_no,
	unknown: m.fitness_unknown_short
};

export const SUITABILITY_WORDS: Words<Suitability> = {
	infants: m.suitable_infants,
	pets: m.suitable_pets,
	wheelchair: m.suitable_wheelchair,
	care: m.suitable_care
};

export const SHARED_BY_WORDS: Words<SharedBy> = {
	family: m.shared_family,
	men: m.shared_men,
	women: m.shared_women,
	'mixed-agreed': m.shared_mixed_agreed,
	none: m.shared_none
};

export const OUT_OF_SERVICE_WORDS: Words<OutOfServiceReason> = {
	repair: m.out_repair,
	cleaning: m.out_cleaning,
	quarantine: m.out_quarantine,
	other: m.out_other
};

export const SNIJVERLIES_WORDS: Words<SnijverliesReason> = {
	household: m.lost_household,
	sex: m.lost_sex,
	care: m.lost_care,
	behaviour: m.lost_behaviour,
	age: m.lost_age,
	undivided: m.lost_undivided,
	other: m.lost_other
};

export const ROLE_WORDS: Words<Role> = {
	manager: m.role_manager,
	municipal: m.role_municipal,
	rcvs: m.role_rcvs,
	coordinator: m.role_coordinator,
	reader: m.role_reader,
	national: m.role_national
};

/** A code that a newer server knows and this app does not is shown as it is, never dropped. */
export function wordOf(words: Record<string, (() => string) | undefined>, code: string): string {
	return words[code]?.() ?? code;
}
