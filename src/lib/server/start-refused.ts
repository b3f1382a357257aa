const NAME = 'StartRefused';

/** Thrown when the server cannot start as it is set up; `message` says why and what to mend, so no stack is wanted. */
export function startRefused(message: string): Error {
	return Object.assign(new Error(message), { name: NAME });
}

export function isStartRefused(error: unknown): error is Error {
	return error instanceof Error && error.name === NAME;
}
