const VARIABLE = 'OPVANGBORD_TEST_COMMAND_LINE';

export const COMMAND_LINE_SOURCE = 'cli/opvangbord.ts';

/** The source, or the bundle of it that a set-up made. By environment: the test tools' workers inherit that. */
export function commandLineFile(): string {
	return process.env[VARIABLE] ?? COMMAND_LINE_SOURCE;
}

export function useCommandLine(file: string): void {
	process.env[VARIABLE] = file;
}
