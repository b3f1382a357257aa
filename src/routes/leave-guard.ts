/** Asks before what is typed is lost. */
export type LeaveGuard = { ask(leaving: () => void): void };
