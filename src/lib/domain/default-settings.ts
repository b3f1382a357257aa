/** Of a region that set nothing; each is an assumption that a coordinator can change. */
export const DEFAULT_SETTINGS = {
	freshHours: 12,
	staleHours: 24,
	askMovementMinutes: 5,
	askRecountHours: 4
};
