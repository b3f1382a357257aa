const TICK_MS = 20_000;

/** The corrected clock (`client.now`) as screens show it: moves on by itself, so that no age stands still. */
export function createClock(read: () => number): { readonly now: number } {
	let now = $state(read());
	$effect(() => {
		const timer = setInterval(() => (now = read()), TICK_MS);
		return () => clearInterval(timer);
	});
	return {
		get now() {
			return now;
		}
	};
}
