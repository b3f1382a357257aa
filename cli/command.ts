import { parseArgs, type ParseArgsConfig } from 'node:util';

/** 0: done. 1: refused, or something is wrong. 2: something has to be answered first; nothing was written. */
export type ExitCode = 0 | 1 | 2;

/** What a command prints when it is over, and how it ends. */
export type Outcome = { text: string; code: ExitCode };

/** Gets the words after its own name. */
export type Command = (words: string[]) => Promise<Outcome>;

export function done(text: string): Outcome {
	return { text, code: 0 };
}

/** `text` says what is wrong and how to mend it. */
export function refuse(text: string): Outcome {
	return { text, code: 1 };
}

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<T extends Options> = ReturnType<
	typeof parseArgs<{ options: T; allowPositionals: true }>
>;

/** The words as options and the rest, or a refusal that shows how the command is used. */
export function readWords<const T extends Options>(
	words: string[],
	options: T,
	usage: string
): Parsed<T> | Outcome {
	try {
		return parseArgs({ args: words, options, allowPositionals: true });
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		return refuse(`${error.message}\nUsage: opvangbord ${usage}`);
	}
}

export function isOutcome(value: object): value is Outcome {
	return 'text' in value && 'code' in value;
}

/** What SQLite says of a file it cannot use, damaged, locked or on a full disk; undefined: another error. */
export function sqliteMessage(error: unknown): string | undefined {
	const isOfSqlite = error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
	return isOfSqlite ? error.message : undefined;
}

/** Rows as columns of equal width, parted by two spaces. */
export function toColumns(rows: string[][]): string[] {
	const widths = rows.reduce<number[]>(
		(known, row) => row.map((cell, at) => Math.max(known[at] ?? 0, cell.length)),
		[]
	);
	return rows.map((row) =>
		row
			.map((cell, at) => cell.padEnd(widths[at]!))
			.join('  ')
			.trimEnd()
	);
}
