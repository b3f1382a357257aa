/** The protocol this build speaks. */
export const PROTOCOL = 1;

/** Hash over the schemas of every message of that version; other clients rely on them. */
export const MESSAGES_FINGERPRINT = '24709e8b9409c5c4';
