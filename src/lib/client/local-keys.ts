/** What has to be known before any database is open, and survives when one is lost (S21). */
export const CURRENT_PERSON = 'opvangbord-person';
export const receiptKey = (personId: string) => `opvangbord-receipt-${personId}`;
/** A sign-out that the server has not heard of yet. */
export const END_SESSION = 'opvangbord-end-session';
/** Whose reminders this browser shows. */
export const REMINDED_PERSON = 'opvangbord-reminded';
