import type { Columns } from '../engine.ts';

/**
 * One step of the schema; its name is its place in the order and is never changed once released.
 * Columns are of the two kinds that every engine has, so that another store can take the same statements;
 * times are ISO text of fixed width, booleans 0 or 1, ids compare bytewise.
 */
export type Migration = { name: string; statements: (columns: Columns) => readonly string[] };
