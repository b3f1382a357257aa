const TIMEOUT_MS = 8000;
/** Of the middle of the Netherlands, from far away. */
const ANY_PICTURE = '/api/tiles?z=7&x=65&y=42';

/** Whether there is a map now: asked of the server each time, whatever pictures this browser kept of it. */
export async function hasMap(fetch = globalThis.fetch): Promise<boolean> {
	try {
		const answer = await fetch(ANY_PICTURE, {
			method: 'HEAD',
			cache: 'no-store',
			signal: AbortSignal.timeout(TIMEOUT_MS)
		});
		return answer.status === 200;
	} catch {
		return false;
	}
}
