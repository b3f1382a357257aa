import type { LocationField } from '../../../src/lib/domain/schema/location.ts';
import type { MutationName } from '../../../src/lib/domain/schema/mutation.ts';
import type { Role } from '../../../src/lib/domain/schema/person.ts';
import { BY_TELEPHONE } from './people.ts';
import type { Intent } from './wire-client.ts';
import type { Place } from './wire-world.ts';

type Sample = (place: Place, role: Role) => Pick<Intent, 'args' | 'base'>;

/** A right one of each mutation, about a place of the world; a new mutation needs a line here. */
export const SAMPLES: Record<MutationName, Sample> = {
	'location.add': ({ regionId, municipality }) => ({
		args: {
			id: crypto.randomUUID(),
			regionId,
			municipality,
			name: 'Pension De Brug',
			kind: 'goo',
			address: { street: 'Kade', number: '3', postcode: '8011 AA', city: 'Zwolle' }
		}
	}),
	'location.setField': ({ locationId }) => ({
		args: { locationId, field: 'suitable.care', value: 'yes' },
		base: null
	}),
	'location.setDetail': ({ locationId }) => ({ args: { locationId, detail: 'site' } }),
	'unit.add': ({ locationId }) => ({
		args: { id: crypto.randomUUID(), locationId, name: 'Kamer 9', beds: 2 }
	}),
	'unit.setField': ({ unitId }) => ({
		args: { unitId, field: 'name', value: 'Kamer 1a' },
		base: null
	}),
	'unit.retire': ({ unitId }) => ({ args: { unitId } }),
	'unit.restore': ({ unitId }) => ({ args: { unitId } }),
	'occupancy.record': ({ locationId }, role) => ({
		args: {
			locationId,
			entry: { kind: 'arrive', n: 1 },
			...(role === 'rcvs' || role === 'coordinator' ? BY_TELEPHONE : {})
		}
	}),
	'conflict.settle': ({ conflictId }) => ({ args: { conflictId, value: '038-4210009' } }),
	'question.ask': ({ regionId, locationId }) => ({
		args: { regionId, locationId, kind: 'question', text: 'Mag een hond mee?' }
	}),
	'question.answer': ({ regionId, questionId }) => ({
		args: { regionId, questionId, text: 'Ja, aan de lijn.' }
	}),
	'question.share': ({ regionId, questionId }) => ({
		args: { regionId, questionId, kind: 'pearl', shared: true, forAgenda: true }
	}),
	'question.close': ({ regionId, questionId }) => ({ args: { regionId, questionId } }),
	'question.reopen': ({ regionId, questionId }) => ({ args: { regionId, questionId } })
};

/** A right value for each field; a new field needs a line here. */
export const FIELD_VALUES: Record<LocationField, unknown> = {
	name: 'Pension De Kolk',
	kind: 'cno',
	operator: 'coa',
	'address.street': 'Kolkweg',
	'address.number': '12',
	'address.suffix': 'b',
	'address.postcode': '8011 ZZ',
	'address.city': 'Hattem',
	'address.bagId': '0193010000000001',
	'address.pin': { lat: 52.5, lon: 6.1 },
	'suitable.infants': 'unknown',
	'suitable.pets': { units: 2, of: 7 },
	'suitable.wheelchair': 'no',
	'suitable.care': 'yes',
	phone: '038-4210007',
	note: 'Bel aan bij de achterdeur',
	status: 'closing',
	opensOn: '2026-01-05',
	closesOn: '2027-06-30',
	pipeline: [
		{ on: '2027-01-15', beds: 60 },
		{ on: '2027-03-01', beds: 80 }
	],
	contractEndsOn: '2027-12-31',
	hidden: true
};
