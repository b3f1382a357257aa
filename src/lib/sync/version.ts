/** The protocol this build speaks; `fingerprint.test.ts` pins the messages that go with it. */
export const PROTOCOL = 1;
