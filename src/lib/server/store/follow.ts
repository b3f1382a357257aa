/** What somebody wants to hear of what other processes do to the database. */
export type Followers = {
	/** Newest versions of regions. */
	versions(versions: Record<string, number>): void;
	/** Some sessions ended. */
	sessions(): Promise<void>;
	/** Something may have been missed: look at everything. */
	anything(): Promise<void>;
	onFault(fault: unknown): void;
};

/** Follows until the returned function is called. */
export type Follow = (followers: Followers) => () => Promise<void>;

/** Looks for itself, where nobody tells. */
export function followByLooking(everyMs: number): Follow {
	return ({ anything, onFault }) => {
		const timer = setInterval(() => void anything().catch(onFault), everyMs).unref();
		return async () => clearInterval(timer);
	};
}
