/** The protocol this build speaks. */
export const PROTOCOL = 1;

/** Hash over the schemas of every message of that version; other clients rely on them. */
export const MESSAGES_FINGERPRINT = 'b8b92451352ccd75';
