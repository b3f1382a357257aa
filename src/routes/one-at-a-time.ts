/** What a tap stores is stored once: a second tap while the first is being kept is the same tap. */
export function oneAtATime() {
	let isBusy = false;
	return async <T>(store: () => Promise<T>): Promise<T | undefined> => {
		if (isBusy) return undefined;
		isBusy = true;
		try {
			return await store();
		} finally {
			isBusy = false;
		}
	};
}
