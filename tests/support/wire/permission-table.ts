import type { LocationField } from '../../../src/lib/domain/schema/location.ts';
import type { MutationName } from '../../../src/lib/domain/schema/mutation.ts';
import type { Role } from '../../../src/lib/domain/schema/person.ts';
import type { PlaceName } from './wire-world.ts';

export type Expected = 'applied' | 'forbidden' | 'not-found';
type Row = Record<PlaceName, Expected>;

const ALL: Row = row('applied', 'applied', 'forbidden');
const OWN: Row = row('applied', 'forbidden', 'forbidden');
const NONE: Row = row('forbidden', 'forbidden', 'forbidden');

/** What nobody knows is told apart from what is not allowed, for everybody alike. */
function row(own: Expected, region: Expected, other: Expected): Row {
	return { own, region, other, unknown: 'not-found' };
}

type Rows = Record<Role, Row>;

const MANAGERS: Rows = rows(OWN, NONE, ALL);
const DESK_ONLY: Rows = rows(NONE, NONE, ALL);

function rows(manager: Row, municipal: Row, staff: Row): Rows {
	return { manager, municipal, rcvs: staff, coordinator: staff, reader: NONE, national: NONE };
}

/** Section 4 of the domain, written down by hand: who may do what where. */
export const MAY: Record<MutationName, Rows> = {
	'location.add': rows(NONE, OWN, ALL),
	'location.setField': rows(OWN, OWN, ALL),
	'location.setDetail': MANAGERS,
	'unit.add': MANAGERS,
	'unit.setField': MANAGERS,
	'unit.retire': MANAGERS,
	'unit.restore': MANAGERS,
	'occupancy.record': MANAGERS,
	'conflict.settle': rows(OWN, OWN, ALL),
	'question.ask': rows(OWN, NONE, ALL),
	'question.answer': DESK_ONLY,
	'question.share': DESK_ONLY,
	// The desk asked them; who asked may withdraw.
	'question.close': DESK_ONLY,
	// Who asked may take back only what they withdrew themselves.
	'question.reopen': DESK_ONLY
};

const EVERY_WRITER: Role[] = ['manager', 'municipal', 'rcvs', 'coordinator'];
const FROM_TOWN_HALL: Role[] = ['municipal', 'rcvs', 'coordinator'];
const DESK: Role[] = ['rcvs', 'coordinator'];

/** Who may give which field of a place that is theirs another value. */
export const MAY_SET: Record<LocationField, Role[]> = {
	name: FROM_TOWN_HALL,
	kind: FROM_TOWN_HALL,
	operator: DESK,
	'address.street': EVERY_WRITER,
	'address.number': EVERY_WRITER,
	'address.suffix': EVERY_WRITER,
	'address.postcode': EVERY_WRITER,
	'address.city': EVERY_WRITER,
	'address.bagId': EVERY_WRITER,
	'address.pin': EVERY_WRITER,
	'suitable.infants': EVERY_WRITER,
	'suitable.pets': EVERY_WRITER,
	'suitable.wheelchair': EVERY_WRITER,
	'suitable.care': EVERY_WRITER,
	phone: EVERY_WRITER,
	note: EVERY_WRITER,
	status: EVERY_WRITER,
	opensOn: EVERY_WRITER,
	closesOn: EVERY_WRITER,
	pipeline: FROM_TOWN_HALL,
	contractEndsOn: FROM_TOWN_HALL,
	hidden: ['coordinator']
};

/** Who may enter figures from where: by telephone only on a manager's behalf, an import is the desk's. */
export const MAY_RECORD: Record<'site' | 'phone' | 'import', Role[]> = {
	site: ['manager'],
	phone: DESK,
	import: DESK
};
