const MAX_DISCARDED_BYTES = 8_000_000;

/**
 * Reads what a refused request still had to say. Left unread it would block its connection for every next request
 * (a browser then waits seconds); closed at once the sender might never see the answer. Above the limit it is cut.
 */
export async function discardRest({ body }: Request): Promise<void> {
	if (!body || body.locked) return;
	const reader = body.getReader();
	let left = MAX_DISCARDED_BYTES;
	for (let next = await reader.read(); !next.done; next = await reader.read()) {
		left -= next.value.length;
		if (left < 0) return reader.cancel();
	}
}
