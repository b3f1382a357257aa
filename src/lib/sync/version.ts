/** The protocol this build speaks. */
export const PROTOCOL = 1;

/** Hash over the schemas of every message of that version; other clients rely on them. */
export const MESSAGES_FINGERPRINT = '724770ade910dc67';
