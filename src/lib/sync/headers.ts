/** Request header of push and pull: whose data this device holds (S20). */
export const PERSON_HEADER = 'opvangbord-person';
