/** Least time between two pokes of one region to one stream (S23), ms. */
export const POKE_EVERY_MS = 500;

export type Stream = {
	regionIds: ReadonlySet<string>;
	send(region: string, version: number): void;
};

type Dependencies = {
	clock: () => number;
	setTimer: (run: () => void, ms: number) => unknown;
	clearTimer: (timer: unknown) => void;
	/** Told of a stream that could not be written to, and is closed for it. */
	onFault: (fault: unknown) => void;
};

export type EventHub = {
	/** Opens a stream; the returned function closes it. */
	open(stream: Stream): () => void;
	/**
	 * Tells every stream of these regions that there is something to pull, once per version. Never throws: it is called
	 * after a commit, and one device's stream is no reason to answer a push wrongly.
	 */
	poke(versions: Record<string, number>): void;
	readonly size: number;
};

type Pace = { sentAt: number; waiting: number | undefined; timer: unknown };

/** Hints to pull, never data: at once when the stream was quiet, then at most one per region in 500 ms (S23). */
export function createEventHub({ clock, setTimer, clearTimer, onFault }: Dependencies): EventHub {
	const byRegion = new Map<string, Set<Stream>>();
	const paces = new Map<Stream, Map<string, Pace>>();
	/** Version per region that was last told to everybody. */
	const told = new Map<string, number>();

	function paceOf(stream: Stream, region: string): Pace {
		const regions = paces.get(stream)!;
		const pace = regions.get(region) ?? { sentAt: -Infinity, waiting: undefined, timer: undefined };
		regions.set(region, pace);
		return pace;
	}

	function pokeStream(stream: Stream, region: string, version: number): void {
		const pace = paceOf(stream, region);
		const wait = pace.sentAt + POKE_EVERY_MS - clock();
		if (wait <= 0) return sendNow(stream, region, version, pace);
		const isWaiting = pace.waiting !== undefined;
		// What other instances tell is read after it happened: one of our own may have been told before.
		pace.waiting = Math.max(pace.waiting ?? version, version);
		if (!isWaiting) pace.timer = setTimer(() => sendNow(stream, region, pace.waiting!, pace), wait);
	}

	function sendNow(stream: Stream, region: string, version: number, pace: Pace): void {
		pace.sentAt = clock();
		pace.waiting = undefined;
		try {
			stream.send(region, version);
		} catch (fault) {
			close(stream);
			onFault(fault);
		}
	}

	function close(stream: Stream): void {
		for (const { timer } of paces.get(stream)?.values() ?? []) clearTimer(timer);
		paces.delete(stream);
		for (const id of stream.regionIds) {
			const streams = byRegion.get(id);
			streams?.delete(stream);
			if (streams?.size === 0) byRegion.delete(id);
		}
	}

	return {
		open: (stream) => {
			paces.set(stream, new Map());
			for (const id of stream.regionIds)
				byRegion.set(id, (byRegion.get(id) ?? new Set<Stream>()).add(stream));
			return () => close(stream);
		},
		poke: (versions) => {
			for (const [region, version] of Object.entries(versions)) {
				if (told.get(region) === version) continue;
				told.set(region, version);
				for (const stream of byRegion.get(region) ?? []) pokeStream(stream, region, version);
			}
		},
		get size() {
			return paces.size;
		}
	};
}
