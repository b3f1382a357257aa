import { m } from '$messages/messages';

/** What can be entered in a form of its own. */
export type FormKind = 'arrive' | 'depart' | 'recount' | 'move' | 'out' | 'lost' | 'beds';

export const FORM_NAMES: Record<FormKind, () => string> = {
	arrive: m.day_arrive,
	depart: m.day_depart,
	recount: m.day_recount,
	move: m.day_move,
	out: m.day_out,
	lost: m.day_lost,
	beds: m.day_beds
};

export const FORM_QUESTIONS: Record<FormKind, () => string> = {
	arrive: m.day_arrive_question,
	depart: m.day_depart_question,
	recount: m.day_recount_question,
	move: m.day_move_question,
	out: m.day_out_question,
	lost: m.day_lost_question,
	beds: m.day_beds_question
};

/** A form that is open, and the unit that it starts at; the number that it starts with, and of a move where to. */
export type OpenForm = { kind: FormKind; unitId?: string; toUnitId?: string; n?: number };
